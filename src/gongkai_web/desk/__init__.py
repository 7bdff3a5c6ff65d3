"""依申请公开: requests from the application to the answer, their applicants, their papers and their clock."""
