"""Lines of text: pasted, extracted, or Markdown. Tables that lost their borders are found again."""
