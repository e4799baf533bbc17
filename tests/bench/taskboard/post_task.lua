-- For wrk: every request adds a task.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"title":"Mend the clock","description":"It is always six","due_date":"2027-01-31"}'
