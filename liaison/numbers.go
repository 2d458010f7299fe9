package liaison

import (
	"errors"
	"fmt"
	"strconv"
)

// newNumber draws a public number: six random digits, the first 2-9, so that a
// hidden matter leaves no gap. It keeps away from the numbers that the people
// concerned see now, for a slip of the finger must not reach another matter.
func (d *Desk) newNumber(near []Matter) (string, error) {
	for range 1000 {
		number := strconv.Itoa(200000 + d.terms.Random(800000))
		if tooNear(number, near) {
			continue
		}
		free, err := d.numberFree(number)
		if err != nil {
			return "", err
		}
		if free {
			return number, nil
		}
	}
	return "", fmt.Errorf("liaison: no free number: %w", ErrUnavailable)
}

// numberFree tells whether neither a matter nor a meeting has the number.
func (d *Desk) numberFree(number string) (bool, error) {
	if _, err := d.tx.MatterByNumber(number); !errors.Is(err, ErrNotFound) {
		return false, err
	}
	_, err := d.tx.MeetingByNumber(number)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	return false, err
}

func tooNear(number string, near []Matter) bool {
	for _, matter := range near {
		if Confusable(number, matter.Number) {
			return true
		}
	}
	return false
}

// Confusable tells whether two numbers of six digits differ in less than two
// places, or only by two digits swapped.
func Confusable(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	var places []int
	for i := range len(a) {
		if a[i] != b[i] {
			places = append(places, i)
		}
	}
	if len(places) < 2 {
		return true
	}
	i, j := places[0], places[1]
	return len(places) == 2 && a[i] == b[j] && a[j] == b[i]
}
