package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// printList writes what a command lists: one JSON array, or a line each, and a line
// too when there is nothing, for silence could be a fault.
func printList[T any](out io.Writer, asJSON bool, rows []T, line func(T) string) error {
	if asJSON {
		return json.NewEncoder(out).Encode(rows)
	}
	if len(rows) == 0 {
		fmt.Fprintln(out, "一条也没有。")
	}
	for _, row := range rows {
		fmt.Fprintln(out, line(row))
	}
	return nil
}
