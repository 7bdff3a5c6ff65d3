"""The annual report on the platform: counted from records, written, examined, passed on, rolled up."""
