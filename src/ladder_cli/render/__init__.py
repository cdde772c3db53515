"""Values to strings: text, json, github, sarif, markdown, csv."""
