package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// printList writes what a command lists: one JSON array, or a line each.
func printList[T any](out io.Writer, asJSON bool, rows []T, line func(T) string) error {
	if asJSON {
		return json.NewEncoder(out).Encode(rows)
	}
	for _, row := range rows {
		fmt.Fprintln(out, line(row))
	}
	return nil
}
