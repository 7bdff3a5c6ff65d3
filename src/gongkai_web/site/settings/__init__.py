"""Settings: `base` reads each variable once; `production` and `test` only override."""
