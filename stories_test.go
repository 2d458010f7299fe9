package main

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
)

type worldKey struct{}

// TestStories plays every story of testdata/stories on every backing: what
// people say, what they hear, and at the end nothing left over.
func TestStories(t *testing.T) {
	for _, b := range backings(t) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			commands := story.Commands()
			for name, command := range worldCommands() {
				commands[name] = command
			}
			maps.Copy(commands, faultCommands())
			maps.Copy(commands, ladderCommands())
			maps.Copy(commands, trustCommands())
			maps.Copy(commands, cardCommands())
			maps.Copy(commands, officeCommands())
			maps.Copy(commands, timeCommands())
			maps.Copy(commands, restoreCommands())
			maps.Copy(commands, digestStoryCommands())
			maps.Copy(commands, seriesCommands())
			maps.Copy(commands, askingCommands())
			maps.Copy(commands, peopleCommands())
			maps.Copy(commands, visitCommands())
			maps.Copy(commands, meetingStoryCommands())
			testscript.Run(t, testscript.Params{
				Dir: "testdata/stories", Cmds: commands, RequireExplicitExec: true, RequireUniqueNames: true,
				Setup: func(env *testscript.Env) error {
					w := newWorldAt(env.T().(testing.TB), b, beginningOf(env), nil, settingsOf(env))
					w.importRoster(rosterOf(env)...)
					env.Values[worldKey{}] = w
					env.Setenv("LONG", strings.Repeat("村口的路灯坏了三天了请来修。", 50)+"这是尾巴") // more than one message holds
					story.Put(env, w.stage)
					return nil
				},
			})
		})
	}
}

func worldOf(ts *testscript.TestScript) *world { return ts.Value(worldKey{}).(*world) }

// worldCommands are what a story needs besides what people do: a code handed
// out by the office, a Redis that forgets, a seat that ends.
func worldCommands() map[string]story.Command {
	return map[string]story.Command{
		// code NAME VAR: the office hands out a binding code
		"code": func(ts *testscript.TestScript, _ bool, args []string) { ts.Setenv(args[1], worldOf(ts).code(args[0])) },
		// join NAME...: they follow and bind with a code
		"join": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			for _, name := range args {
				w.join(name, w.code(name))
			}
		},
		// join-weakly NAME 1234: follows and binds with four digits
		"join-weakly": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).join(args[0], "绑定 "+args[0]+" "+args[1])
		},
		// forget-conversations: Redis is flushed
		"forget-conversations": func(ts *testscript.TestScript, _ bool, _ []string) {
			ts.Check(worldOf(ts).forgetConversations())
		},
		// seat NAME terminated: a mandate ends
		"seat": func(ts *testscript.TestScript, _ bool, args []string) {
			changePerson(ts, args[0], func(p *liaison.Person) { p.Seat = liaison.Seat(args[1]) })
		},
		// unlink NAME NAME: the contact between them ended yesterday
		"unlink": func(ts *testscript.TestScript, _ bool, args []string) { endContact(ts, args[0], args[1]) },
		// link NAME NAME: from today on the first is the other's delegate; NAME TITLE URL shares a page
		"link": func(ts *testscript.TestScript, neg bool, args []string) {
			if len(args) == 3 {
				story.Commands()["link"](ts, neg, args)
				return
			}
			beginContact(ts, args[0], args[1])
		},
		// subject NUMBER NAME: the office finds that the matter is about somebody
		"subject": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				matter, err := d.Tx().MatterByNumber(args[0])
				if err != nil {
					return err
				}
				people, err := d.Tx().PeopleNamed(args[1])
				if err != nil {
					return err
				}
				return d.FoundAbout(liaison.Viewer{}, matter, liaison.About{People: []string{people[0].ID}})
			})
		},
		// task KIND: the office has an open task of this kind
		"task": func(ts *testscript.TestScript, neg bool, args []string) {
			found := false
			worldOf(ts).do(func(d *liaison.Desk) error {
				tasks, err := d.Tx().OpenTasks()
				for _, task := range tasks {
					found = found || task.Kind == args[0]
				}
				return err
			})
			if found == neg {
				ts.Fatalf("task %s: open %v", args[0], found)
			}
		},
		// media kept [N]: so many files are fetched and kept; "!": none
		"media": countMedia,
		// run ARGS...: a command of the program on this world's database
		"shuanglian": runProgram,
	}
}

func countMedia(ts *testscript.TestScript, neg bool, args []string) {
	want := "0"
	if !neg {
		want = args[1]
	}
	kept, err := filepath.Glob(filepath.Join(worldOf(ts).config.Files.Dir, "*", "*"))
	ts.Check(err)
	if got := strconv.Itoa(len(kept)); got != want {
		ts.Fatalf("%s files are kept, want %s", got, want)
	}
}

func changePerson(ts *testscript.TestScript, name string, change func(*liaison.Person)) {
	worldOf(ts).do(func(d *liaison.Desk) error {
		people, err := d.Tx().PeopleNamed(name)
		if err != nil {
			return err
		}
		change(&people[0])
		return d.Tx().SavePerson(people[0])
	})
}

func endContact(ts *testscript.TestScript, from, to string) {
	worldOf(ts).do(func(d *liaison.Desk) error {
		ends, err := d.Tx().PeopleNamed(from)
		if err != nil {
			return err
		}
		others, err := d.Tx().PeopleNamed(to)
		if err != nil {
			return err
		}
		calendar := d.Terms().Calendar
		yesterday := calendar.At(calendar.DateOf(d.Now()).AddDays(-1), 0)
		links, err := d.Tx().ContactsTo(others[0].ID, liaison.ContactVisit, d.Now())
		for _, link := range links {
			if link.FromID == ends[0].ID {
				link.Until = yesterday
				err = errors.Join(err, d.Tx().SaveContact(link))
			}
		}
		return err
	})
}

func beginContact(ts *testscript.TestScript, from, to string) {
	worldOf(ts).do(func(d *liaison.Desk) error {
		var ends [2]string
		for i, name := range []string{from, to} {
			people, err := d.Tx().PeopleNamed(name)
			if err != nil {
				return err
			}
			ends[i] = people[0].ID
		}
		calendar := d.Terms().Calendar
		return d.Tx().SaveContact(liaison.Contact{ID: d.Tx().NewID(), Kind: liaison.ContactVisit, FromID: ends[0], ToID: ends[1],
			Since: calendar.At(calendar.DateOf(d.Now()), 0), Reason: "story"})
	})
}

// runProgram runs a command on the world's database; its output can be matched
// with stdout and stderr.
func runProgram(ts *testscript.TestScript, neg bool, args []string) {
	if code := runOn(ts, args, ts.Stdout()); (code != 0) != neg {
		ts.Fatalf("shuanglian %v: exit code %d", args, code)
	}
}

// runOn runs a command on the world's database and gives its exit code.
func runOn(ts *testscript.TestScript, args []string, out io.Writer) int {
	w := worldOf(ts)
	config := ts.MkAbs("config.yaml")
	organization, err := yaml.Marshal(map[string]any{"organization": w.config.Organization})
	ts.Check(err)
	ts.Check(os.WriteFile(config, []byte("database: {url: \""+w.config.Database.URL.Reveal()+"\"}\n"+
		"server: {listen: \""+w.address+"\", public_url: \""+w.config.Server.PublicURL+"\"}\nsimulator: {clock: true}\n"+
		string(organization)+"wechat: {app_id: "+w.config.WeChat.AppID+", app_secret: "+w.config.WeChat.AppSecret.Reveal()+
		", token: demotoken, api_base_url: \""+w.config.WeChat.APIBaseURL+"\"}\n"), 0o600))
	return run(append([]string{"--config", config}, args...), nil, out, ts.Stderr())
}
