package storage

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
)

// errLeft answers a closure that ended its goroutine instead of returning.
var errLeft = errors.New("storage: the closure left its goroutine without returning")

// panicError is a panic of a closure, given back to its caller. The value may
// hold somebody's words, so only a runtime fault is spelled out; the stack goes
// to the log.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string {
	if fault, ok := e.value.(runtime.Error); ok {
		return "storage: the closure panicked: " + fault.Error()
	}
	return fmt.Sprintf("storage: the closure panicked with a %T", e.value)
}

// guard runs a closure on a goroutine of its own and always comes back: with
// its error, its panic as an error, or errLeft.
func guard(act func() error) error {
	outcome := make(chan error, 1)
	go func() {
		err := errLeft
		defer func() {
			if value := recover(); value != nil {
				err = &panicError{value: value, stack: debug.Stack()}
			}
			outcome <- err
		}()
		err = act()
	}()
	return <-outcome
}
