"""The office side of requests: the queue, the case, the register, the clock, the supervisors."""
