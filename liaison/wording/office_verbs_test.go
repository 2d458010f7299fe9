package wording_test

import (
	"strings"
	"testing"

	"shuanglian/liaison/wording"
)

func TestEveryWordOfTheOfficeIsInItsHelp(t *testing.T) {
	for _, verb := range wording.OfficeVerbs() {
		if how := wording.OfficeVerbHow(verb); !strings.Contains(how, verb+" ") {
			t.Errorf("%s: %q", verb, how)
		}
	}
	if how := wording.OfficeVerbHow("你好"); how != "" {
		t.Errorf("got %q", how)
	}
}
