package main

import (
	"os"
	"testing"
)

// asProgram makes the test binary the program itself, for tests that need a
// process of its own to kill.
const asProgram = "TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(os.Args[1:], nil, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}
