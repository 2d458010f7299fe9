package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/mattn/go-isatty"

	"shuanglian/liaison"
)

// liveCodes is how a command that issues codes treats those who still have one that works.
type liveCodes struct {
	Keep bool `name:"keep" help:"还有没用的码的人不再发，旧码照样有效"`
	Yes  bool `name:"yes" short:"y" help:"有旧码要作废也不问"`
}

// namesOfLive is how many people with a live code are named.
const namesOfLive = 10

// leave asks about those who have a code that still works, since a new one voids it: a clerk on a terminal decides, and
// everybody else is told before it is done. It returns who is to get a code. No transaction is open meanwhile.
func (l liveCodes) leave(c *console, office liaison.Office, people []liaison.Person) ([]liaison.Person, error) {
	var with []liaison.Person
	err := office.Look(c.context, func(d *liaison.Desk) (err error) {
		with, err = d.WithLiveCode(people)
		return err
	})
	if err != nil || len(with) == 0 {
		return people, err
	}
	if l.Keep {
		return slices.DeleteFunc(people, func(p liaison.Person) bool {
			return slices.ContainsFunc(with, func(other liaison.Person) bool { return other.ID == p.ID })
		}), nil
	}
	var names []string
	for _, person := range with[:min(namesOfLive, len(with))] {
		names = append(names, person.Name)
	}
	fmt.Fprintf(c.err, "提醒：%s等%d人手里还有没用的码，再发一次，旧的就作废（已经印好、发出去的卡也是）。只发给还没有码的人，加 --keep。\n",
		strings.Join(names, "、"), len(with))
	if l.Yes || c.in == nil {
		return people, nil
	}
	fmt.Fprint(c.err, "照发吗？照发回 y，别的都是不发：")
	if answer, _ := bufio.NewReader(c.in).ReadString('\n'); strings.EqualFold(strings.TrimSpace(answer), "y") {
		return people, nil
	}
	return nil, errors.New("没有发，旧的码照样有效")
}

// terminal is where somebody can answer a question; nil when nobody sits there.
func terminal(in *os.File) io.Reader {
	if isatty.IsTerminal(in.Fd()) {
		return in
	}
	return nil
}
