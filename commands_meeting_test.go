package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

// TestAThousandInviteesOfWhomTenAreUnknown: all ten are named with their lines, and
// nobody is invited.
func TestAThousandInviteesOfWhomTenAreUnknown(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	people, list := "编号,姓名,手机,身份,组织\nL01,张宁,13900000008,联络员,联络办公室\n", ""
	for i := range 1000 {
		name := fmt.Sprintf("人%04d", i)
		list += name + "\n"
		if i%100 != 7 {
			people += fmt.Sprintf("P%04d,%s,1380000%04d,党代表,东岸村\n", i, name, i)
		}
	}
	w.importRoster(roster.Source{Name: "人员.csv", Data: []byte(people)})
	file := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(file, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(t.TempDir(), "config.yaml")
	text := "database: {url: \"" + w.config.Database.URL.Reveal() + "\"}\nserver: {listen: \"" + w.address + "\"}\nsimulator: {clock: true}\n"
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	add := func(more ...string) (int, string, string) {
		var out, errOut strings.Builder
		args := append([]string{"--config", config, "meeting", "add", "--kind", "培训", "--at", "2026-11-20T14:30", "--place", "镇政府三楼"}, more...)
		return run(args, nil, &out, &errOut), out.String(), errOut.String()
	}
	code, _, said := add("--list", file)
	if code != exitFailed || strings.Count(said, "不在名册里") != 10 || !strings.Contains(said, "名单.csv 第908行“人0907”") || !strings.Contains(said, "共10处要改") {
		t.Errorf("%d %s", code, said)
	}
	if n := w.invitations(); n != 0 {
		t.Errorf("%d are invited", n)
	}
	w.join("张宁", w.code("张宁"))
	w.say("张宁", "开会 培训 11-20 下午2点半 镇政府三楼 全体党代表")
	if w.heard("张宁", "要请990人，微信里一次最多500人。请管服务器的人用命令发：shuanglian meeting add") != 1 || w.invitations() != 0 {
		t.Error("so many are not invited in the chat, and he is told how it is done")
	}
	if code, out, said := add("--role", "党代表"); code != exitDone || !strings.Contains(out, "请990人") || w.invitations() != 990 {
		t.Errorf("%d %s %s", code, out, said)
	}
}

// invitations counts those to the meetings to come.
func (w *world) invitations() (n int) {
	w.do(func(d *liaison.Desk) error {
		n = 0
		meetings, err := d.Tx().MeetingsFrom(w.clock.Now(), monday().AddDate(1, 0, 0))
		for _, meeting := range meetings {
			invited, err := d.Tx().InvitationsTo(meeting.ID)
			if err != nil {
				return err
			}
			n += len(invited)
		}
		return err
	})
	return n
}
