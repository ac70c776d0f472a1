"""New content for files that people have worked in: only what changed changes. Files made anew are exporters' work."""
