package story

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator"
)

// Command is the type of testscript's own commands.
type Command = func(ts *testscript.TestScript, neg bool, args []string)

// Commands are all commands of the story language, for testscript.Params.Cmds:
//
//	follow NAME [SCENE]        unfollow NAME        scan NAME SCENE
//	block NAME                 unblock NAME         (接收消息 off and on)
//	revoke NAME                close-account NAME   (takes back his authorisation; gives up WeChat)
//	say NAME TEXT              tap NAME BUTTON|ANSWER
//	picture NAME [N]           voice NAME SECONDS…  video NAME
//	speex NAME SECONDS…         (a voice of a form that the platform takes from nobody)
//	place NAME LABEL           link NAME TITLE URL
//	repeat N                   deliver the last message N times more
//	expect NAME REGEXP…        each must match a new bubble, in this order
//	expect-nothing NAME        no new bubble
//	remember NAME VAR REGEXP   keep the first group of the latest match as $VAR
//	screen NAME                print the phone
//	hold                       release [reversed]   keep pushes back, deliver them
//	advance DURATION           fault …              nothing-left-over
//
// A leading "!" before an act means that the platform must refuse it, before expect that
// nothing new may match, nor what the last expect has heard. Acts forget what the person had not yet been expected to hear.
func Commands() map[string]Command {
	all := map[string]Command{
		"expect": expect, "expect-nothing": expectNothing, "remember": remember, "screen": screen,
		"advance": advance, "nothing-left-over": nothingLeftOver, "fault": fault, "repeat": repeat,
		"hold": hold, "release": release,
		"block":   func(ts *testscript.TestScript, _ bool, args []string) { block(ts, args, true) },
		"unblock": func(ts *testscript.TestScript, _ bool, args []string) { block(ts, args, false) },
	}
	maps.Copy(all, acts())
	return all
}

// deed is an act of one person; rest are the words behind his name.
type deed func(ctx context.Context, p *simulator.Platform, name string, rest []string) error

func acts() map[string]Command {
	return map[string]Command{
		"follow": act("NAME [SCENE]", 0, 1, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			if len(rest) == 1 {
				return p.FollowByQR(ctx, name, rest[0])
			}
			return p.Follow(ctx, name)
		}),
		"unfollow": act("NAME", 0, 0, func(ctx context.Context, p *simulator.Platform, name string, _ []string) error {
			return p.Unfollow(ctx, name)
		}),
		"revoke": act("NAME", 0, 0, func(ctx context.Context, p *simulator.Platform, name string, _ []string) error {
			return p.Revoke(ctx, name)
		}),
		"close-account": act("NAME", 0, 0, func(ctx context.Context, p *simulator.Platform, name string, _ []string) error {
			return p.CloseAccount(ctx, name)
		}),
		"scan": act("NAME SCENE", 1, 1, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return p.Scan(ctx, name, rest[0])
		}),
		"say": act("NAME TEXT", 1, 1, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return p.Say(ctx, name, strings.ReplaceAll(rest[0], `\n`, "\n"))
		}),
		"tap": act("NAME BUTTON|ANSWER", 1, 1, tap),
		"picture": act("NAME [N]", 0, 1, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return times(rest, func() error { return p.SendPicture(ctx, name, nil) })
		}),
		"voice": act("NAME SECONDS…", 1, 20, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return voices(rest, func(seconds int) error { return p.SendVoice(ctx, name, seconds) })
		}),
		"speex": act("NAME SECONDS…", 1, 20, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return voices(rest, func(seconds int) error { return p.SendSpeex(ctx, name, seconds) })
		}),
		"video": act("NAME", 0, 0, func(ctx context.Context, p *simulator.Platform, name string, _ []string) error {
			return p.SendVideo(ctx, name)
		}),
		"place": act("NAME LABEL", 1, 1, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return p.SendPlace(ctx, name, rest[0])
		}),
		"link": act("NAME TITLE URL", 2, 2, func(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
			return p.SendLink(ctx, name, rest[0], rest[1])
		}),
	}
}

func act(usage string, least, most int, do deed) Command {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if len(args) < 1+least || len(args) > 1+most {
			ts.Fatalf("usage: %s", usage)
		}
		s := stage(ts)
		s.Forget(args[0])
		err := do(s.ctx(), s.Platform, args[0], args[1:])
		switch {
		case err != nil && !neg:
			ts.Fatalf("%v\n%s", err, draw(s.Platform, args[0]))
		case err == nil && neg:
			ts.Fatalf("the platform took what it should have refused\n%s", draw(s.Platform, args[0]))
		}
		s.settle()
	}
}

// tap finds what was meant: an answer in the bubbles, newest first, else a menu button.
func tap(ctx context.Context, p *simulator.Platform, name string, rest []string) error {
	all := p.Screen(name)
	for i := len(all) - 1; i >= 0; i-- {
		for _, it := range all[i].Taps() {
			if it.ID == rest[0] || it.Content == rest[0] {
				return p.TapMsgMenu(ctx, name, it.ID, it.Content)
			}
		}
	}
	return p.TapMenu(ctx, name, rest[0])
}

func voices(rest []string, send func(seconds int) error) error {
	for _, word := range rest {
		seconds, err := strconv.Atoi(word)
		if err != nil || seconds < 1 || seconds > 60 {
			return fmt.Errorf("a voice lasts 1 to 60 seconds, not %q", word)
		}
		if err := send(seconds); err != nil {
			return err
		}
	}
	return nil
}

func times(rest []string, do func() error) error {
	n := 1
	if len(rest) == 1 {
		var err error
		if n, err = strconv.Atoi(rest[0]); err != nil {
			return fmt.Errorf("how many is %q?", rest[0])
		}
	}
	for range n {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

func block(ts *testscript.TestScript, args []string, off bool) {
	if len(args) != 1 {
		ts.Fatalf("usage: NAME")
	}
	stage(ts).Platform.Block(args[0], off)
}
