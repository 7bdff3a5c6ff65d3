"""依申请公开 as the public meets it: what it is, applying, the receipt, asking after a request, complaining."""
