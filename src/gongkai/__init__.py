"""gongkai: government information disclosure (政府信息公开) as values and pure functions."""

__version__ = "0.1.0"
