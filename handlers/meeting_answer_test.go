package handlers

import "testing"

func TestStandInsAreReadAsPeopleTypeThem(t *testing.T) {
	for reason, want := range map[string][2]string{
		"出差": {"出差", ""}, "出差 代 周秀英": {"出差", "周秀英"}, "出差，代周秀英": {"出差", "周秀英"}, "出差，请周秀英代我": {"出差", "周秀英"},
		"出差 由周秀英代表代": {"出差", "周秀英"}, "住院 代班 周秀英": {"住院", "周秀英"}, "住院，周秀英代表去不了": {"住院，周秀英代表去不了", ""},
		"去代课": {"去代课", ""}, "出差，周秀英代我": {"出差", "周秀英"}, "住院 周秀英代表代我去": {"住院", "周秀英"}, "代 周秀英": {"代 周秀英", ""}, "家里请客": {"家里请客", ""}, "出差，让周秀英来代替": {"出差", "周秀英"},
	} {
		if why, name := standInIn(reason); why != want[0] || name != want[1] {
			t.Errorf("%q: %q and %q, want %q", reason, why, name, want)
		}
	}
}
