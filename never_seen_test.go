package main

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// TestNobodyReceivesWhatHeMayNotSee lets a township talk at random and reads
// every bubble on every phone: none may carry the number or a word of a matter
// that CanSee refused its reader both before and after the step that brought it. Nor
// may anything come at night that must wait, go out beyond a window, get lost without
// a word to who said it, or be read in the logs.
func TestNobodyReceivesWhatHeMayNotSee(t *testing.T) {
	steps := 150
	if testing.Short() {
		steps = 60
	}
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			var logs strings.Builder
			w := newLoggedWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }},
				slog.New(slog.NewTextHandler(&logs, &slog.HandlerOptions{Level: slog.LevelDebug})), func(c *Config) {
					c.Policy.MessagesPer10 = 1000
					often := DefaultConfig().Schedules
					c.Schedules.DigestCommittee, c.Schedules.DigestDelegate, c.Schedules.DigestOffice = "30 8 * * *", often.DigestDelegate, often.DigestOffice
				})
			w.importRoster()
			talk := &talk{world: w, dice: rand.New(rand.NewPCG(seed, 7)), kept: map[string]bool{}, read: map[string]int{}, saidBy: map[string]string{}, quoted: map[string]bool{},
				wrote: map[string]time.Time{}, authors: map[string]string{}, raised: map[string]bool{}, replies: map[string]string{}}
			talk.gather()
			for range steps {
				talk.step()
				if t.Failed() {
					return
				}
			}
			if talk.sealed == 0 || len(talk.seen) < 5 {
				t.Errorf("too little was said: %d matters, %d sealed", len(talk.seen), talk.sealed)
			}
			talk.nothingLost()
			talk.noWindowExceeded()
			talk.logsAreMute(logs.String())
		})
	}
}

var (
	tokens = regexp.MustCompile(`暗号\d+号`)
	// echoed is a number as it was typed, whether there is such a matter or not, and that
	// of words he has said himself, or of what he had until just now
	echoed = regexp.MustCompile(`没有您名下的\d{6}|编号\d{6}：(?:您已不再联系这件事|联络办公室已请别人办|本人撤回了)`)
	// officePart is what the office hears of a matter whoever holds it: what became of its
	// question, and whom to phone
	officePart = regexp.MustCompile(`本人说可以，已转给|申请延期|申请退回|^要打电话：`)
)

// talk is a township talking at random.
type talk struct {
	*world
	dice    *rand.Rand
	people  []string
	words   int                        // distinct words said so far
	kept    map[string]bool            // words in the record of visits: who said them has put them there
	read    map[string]int             // bubbles of each person already read
	seen    []liaison.Matter           // as of the last step
	sight   map[string]map[string]bool // who may see which matter, as of the last step
	helps   map[string]map[string]bool // who of the office could see which, were it there: he hears what came of his question
	texts   map[string][]string        // the words said on each matter
	saidBy  map[string]string          // who said each word
	quoted  map[string]bool            // numbers somebody has put into words of his own
	sealed  int
	wrote   map[string]time.Time // when each person last said something
	authors map[string]string    // the name of who raised each matter
	replies map[string]string    // what each word was answered
	raised  map[string]bool      // words of the author of a matter
	then    string               // what the last speaker says next
}

// gather lets everybody join; one is a clerk and a delegate at once.
func (k *talk) gather() {
	k.do(func(d *liaison.Desk) error {
		for _, p := range []liaison.Person{
			{Name: "郑清", Organization: "镇纪委", Roles: []liaison.RoleHeld{{Role: liaison.RoleDisciplineLiaison}}},
			{Name: "何工", Organization: "镇水务站", Roles: []liaison.RoleHeld{{Role: liaison.RoleHandler}}},
			{Name: "周敏", Organization: "东岸村", Roles: []liaison.RoleHeld{{Role: liaison.RoleDelegate}, {Role: liaison.RoleLiaisonOfficer}}},
		} {
			p.ID, p.Township, p.Seat = d.Tx().NewID(), "东岸镇", liaison.SeatActive
			if err := d.Tx().SavePerson(p); err != nil {
				return err
			}
		}
		return nil
	})
	k.people = []string{"李大山", "赵小梅", "王建国", "周秀英", "李敏", "张宁", "周敏", "郑清", "钱进", "何工"}
	for _, name := range k.people {
		k.join(name, k.code(name))
	}
	k.look()
}

func (k *talk) pick(list ...string) string { return list[k.dice.IntN(len(list))] }

// number is the number of some matter, whosever it is.
func (k *talk) number() string {
	if len(k.seen) == 0 {
		return "482913"
	}
	return k.seen[k.dice.IntN(len(k.seen))].Number
}

// quote is mostly a number that the person may know. One that he may not know
// can end up among words of his own, where it betrays nothing.
func (k *talk) quote(who string) string {
	number := k.number()
	for range 8 {
		if k.knows(who, number) {
			break
		}
		number = k.number()
	}
	k.quoted[number] = k.quoted[number] || !k.knows(who, number)
	return number
}

func (k *talk) knows(who, number string) bool {
	return slices.ContainsFunc(k.seen, func(m liaison.Matter) bool { return m.Number == number && k.sight[who][m.ID] })
}

// token is a word that nobody has said yet.
func (k *talk) token() string {
	k.words++
	return fmt.Sprintf("暗号%d号", 10000+k.words)
}

// step lets one person say something, or time go by.
func (k *talk) step() {
	who, said := k.people[k.dice.IntN(len(k.people))], ""
	if k.dice.IntN(12) == 0 { // so that there is something to log
		switch k.dice.IntN(3) {
		case 0:
			k.platform.Fault("custom/send", -1, 1)
		case 1:
			k.platform.Fault("custom/send", 48001, 1)
		case 2:
			k.platform.FaultLost("custom/send", 1)
		}
	}
	if k.then != "" {
		who, said, _ = strings.Cut(k.then, ":")
		k.then = ""
		k.speak(who, said)
		return
	}
	switch k.dice.IntN(25) {
	case 0, 1, 2:
		if err := k.advance(k.pick("61s", "11m", "5h", "1wd", "3wd")); err != nil {
			k.t.Fatal(err)
		}
	case 3, 4, 5, 6:
		said = k.token()
	case 7, 8, 9:
		said = k.pick("1", "2", "3", "4", "4", "0", "2", "1")
	case 10:
		said = k.pick("王建国", "张宁", "村书记", "联络办公室", "代表", "东岸村", "郑清", "周敏")
	case 11:
		said = k.quote(who) + " " + k.token()
	case 12:
		said = k.pick("看", "进度 ", "", "为什么 ") + k.number()
	case 13:
		said = k.pick("待办", "周报", "进度", "下一批", "撤回", "我要撤回", "不告了", "答完", "满意", "不满意 慢", "你好", "11", "为什么", "可以", "同意", "不同意 再说")
	case 14:
		who = k.pick("张宁", "周敏")
		number := k.quote(who)
		said = k.pick("改类 "+number+" 检举", "对象 "+number+" "+k.pick("王建国", "周秀英", "东岸村", "张宁"))
	case 15:
		number := k.quote(who)
		if k.dice.IntN(3) == 0 {
			who = k.pick("王建国", "周秀英", "周敏")
			said = k.pick("外出 到 后天 代班 "+k.pick("周秀英", "周敏", "王建国"), "回来了")
			break
		}
		if k.dice.IntN(4) == 0 { // and does not want it any more after all
			said, k.then = "撤回 "+number, who+":"+k.pick("1", "1", "2")
			break
		}
		said = k.pick("转"+number+" 归办公室", "延期 "+number+" "+k.token(), "问"+number+" "+k.token(), number+" 答完")
	case 16, 17, 18:
		who = k.pick("张宁", "周敏")
		said = k.officeVerb(who)
	case 19:
		who = "何工"
		number := k.quote(who)
		said = k.pick("上门 "+number, "延期 "+number+" "+k.token(), number+" "+k.token(), "转"+number+" "+k.token(), "看"+number, "待办")
	case 20, 21:
		who, said = k.visitWord()
	case 22, 23:
		who, said = k.meetingWord()
	case 24:
		who, said = k.remindingWord()
	}
	k.speak(who, said)
}

// officeVerb is something only the office can say.
func (k *talk) officeVerb(who string) string {
	number := k.quote(who)
	switch k.dice.IntN(8) {
	case 0, 1:
		return "转 " + number + " 给 " + k.pick("王建国", "周秀英", "李敏", "周敏", "张宁", "何工", "镇水务站", "郑清") + " " + k.token()
	case 2, 3:
		k.then = who + ":1"
		return "改写 " + number + " " + k.token()
	case 4:
		return k.pick("我来 ", "不办了 ", "打电话 ", "电话已告 ") + number
	case 5:
		return number + k.pick(" 满意（电话）", " 同意", " 不同意 "+k.token(), " 可以（电话）", " 不满意（电话）")
	case 6:
		return k.pick("代录 陈玉兰 ", "代录（保密） 陈玉兰 ", "代录 来电人 ") + k.token()
	}
	return "代录 " + number + " " + k.token()
}

// speak lets somebody say something (nothing: time went by) and reads what came of it.
func (k *talk) speak(who, said string) {
	if said != "" {
		before := len(k.platform.Screen(who))
		k.wrote[who] = k.clock.Now()
		for _, word := range tokens.FindAllString(said, -1) {
			k.saidBy[word] = who
		}
		k.say(who, said)
		for _, word := range tokens.FindAllString(said, -1) {
			for _, bubble := range k.platform.Screen(who)[before:] {
				if bubble.ByReply {
					k.replies[word] = bubble.Text
				}
			}
		}
	}
	before := k.sight
	k.look()
	k.check(before, who, said)
}

// look takes down who may see what now.
func (k *talk) look() {
	k.t.Helper()
	k.sight, k.helps, k.texts, k.sealed = map[string]map[string]bool{}, map[string]map[string]bool{}, map[string][]string{}, 0
	k.record()
	k.do(func(d *liaison.Desk) error {
		var err error
		if k.seen, err = d.Tx().AllMatters(0); err != nil {
			return err
		}
		for _, matter := range k.seen {
			if matter.Level == liaison.Sealed {
				k.sealed++
			}
			author, err := d.Tx().Person(matter.AuthorID)
			if err != nil {
				return err
			}
			k.authors[matter.ID] = author.Name
			entries, err := d.Tx().Entries(matter.ID)
			if err != nil {
				return err
			}
			for _, entry := range entries {
				words := tokens.FindAllString(entry.Said.Text, -1)
				k.texts[matter.ID] = append(k.texts[matter.ID], words...)
				for _, word := range words {
					k.raised[word] = k.raised[word] || entry.Kind == liaison.EntryRaised || entry.Kind == liaison.EntryAdded
				}
			}
		}
		for _, name := range k.people {
			binding, err := d.Binding(liaison.OpenID(k.platform.OpenID(name)))
			if err != nil {
				return err
			}
			viewer, err := d.Viewer(binding)
			if err != nil {
				return err
			}
			k.sight[name], k.helps[name] = map[string]bool{}, map[string]bool{}
			for _, matter := range k.seen {
				k.sight[name][matter.ID] = liaison.CanSee(viewer, matter)
				matter.WithOffice = viewer.IsOffice() && viewer.ID != matter.AuthorID && matter.Level != liaison.Sealed
				k.helps[name][matter.ID] = matter.WithOffice && liaison.CanSee(viewer, matter)
			}
		}
		return nil
	})
}

// check reads what came since the last step.
func (k *talk) check(before map[string]map[string]bool, who, said string) {
	k.t.Helper()
	for _, name := range k.people {
		bubbles := k.platform.Screen(name)
		for _, bubble := range bubbles[min(k.read[name], len(bubbles)):] {
			k.checkNight(name, bubble)
			k.checkUnit(name, bubble)
			for _, matter := range k.seen {
				if bubble.FromMe || k.sight[name][matter.ID] || before[name][matter.ID] || k.helps[name][matter.ID] && officePart.MatchString(bubble.Text) {
					continue
				}
				carried := slices.DeleteFunc(append([]string{matter.Number}, k.texts[matter.ID]...), func(secret string) bool {
					return !strings.Contains(echoed.ReplaceAllString(bubble.Text, ""), secret) || name == who && strings.Contains(said, secret) ||
						k.saidBy[secret] == name || k.quoted[secret] || secret == matter.Number && k.entered(name, matter)
				})
				if len(carried) > 0 {
					k.t.Errorf("%s may not see %s (%s, %s) but after %s said %q he reads %q", name, matter.Number, matter.Level, matter.Recipient,
						who, said, bubble.Text)
				}
			}
		}
		k.read[name] = len(bubbles)
	}
}
