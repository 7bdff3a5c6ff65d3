"""The examination bench: reports of every format read in, examined, and judged by a person."""
