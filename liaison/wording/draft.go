package wording

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Counts is what a draft holds so far.
type Counts struct {
	Texts, Voices, Pictures, Videos, Places, Links int
	VoiceSeconds                                   []int // of the voices whose length is known
}

// String gives 语音3段（12、40、8秒）、照片1张; plain text alone gives 1条. Lengths are
// told once all of them are known.
func (c Counts) String() string {
	var parts []string
	add := func(n int, format string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf(format, n))
		}
	}
	add(c.Texts, "文字%d条")
	add(c.Voices, "语音%d段"+c.lengths())
	add(c.Pictures, "照片%d张")
	add(c.Videos, "视频%d段")
	add(c.Places, "位置%d个")
	add(c.Links, "链接%d个")
	return strings.Join(parts, "、")
}

func (c Counts) lengths() string {
	if len(c.VoiceSeconds) != c.Voices {
		return ""
	}
	lengths := make([]string, 0, len(c.VoiceSeconds))
	for _, seconds := range c.VoiceSeconds {
		lengths = append(lengths, strconv.Itoa(seconds))
	}
	return "（" + strings.Join(lengths, "、") + "秒）"
}

// Way is one line of a menu.
type Way struct {
	Digit string
	Text  string
	Words []string // what else means it; the ways to a person have none: only the digit sends
}

// WayDelegate is the member's way to his delegate.
func WayDelegate(name string) Way {
	return Way{Digit: "1", Text: fmt.Sprintf("交给%s代表，他看得到您的名字", name)}
}

// WayCommittee is a delegate's own way upwards.
func WayCommittee(name string) Way { return Way{Digit: "1", Text: fmt.Sprintf("提给%s委员", name)} }

// WayUpwards is the office as a delegate's own way.
func WayUpwards() Way { return Way{Digit: "2", Text: "交联络办公室"} }

// WayAnswer leads back to the matters in hand.
func WayAnswer() Way { return Way{Digit: "3", Text: "是对某件事的答复"} }

// WayNotSent sends nothing.
func WayNotSent() Way { return Way{Digit: "0", Text: "不发", Words: []string{"不发", "算了"}} }

// WayOffice goes past the delegate.
func WayOffice() Way { return Way{Digit: "2", Text: "不经代表，交联络办公室"} }

// WayAnonymous hides the name from everybody but a sealed link.
func WayAnonymous() Way {
	return Way{Digit: "3", Text: "不署名，交联络办公室（代表和单位只看到编号；系统封存着您的账号，只用来把答复送回给您）"}
}

// WayDrop hands nothing in.
func WayDrop() Way {
	return Way{Digit: "0", Text: "不交了", Words: []string{"不交", "不交了", "算了"}}
}

// Menu asks a member to whom the draft goes. delegate and place may be empty.
func Menu(counts Counts, delegate, place string, ways []Way, silence time.Duration) string {
	head := fmt.Sprintf("收到（%s）。", counts)
	if delegate != "" {
		if place != "" {
			delegate += "（" + place + "）"
		}
		head += "联系您的代表是" + delegate + "。"
	}
	return Lines(head+"这件事交给谁？回一个数字：", lines(ways),
		fmt.Sprintf("还要补充就接着发。%d分钟不回数字，按2办。急事请打110/119/120。", int(silence/time.Minute)))
}

// DelegateMenu asks a delegate what his own words are; silence sends nothing.
func DelegateMenu(counts Counts, ways []Way) string {
	return Lines(fmt.Sprintf("收到（%s）。这是：", counts), lines(ways), "回一个数字；不回就不发。")
}

func lines(ways []Way) string {
	rows := make([]string, 0, len(ways))
	for _, way := range ways {
		rows = append(rows, way.Digit+" "+way.Text)
	}
	return strings.Join(rows, "\n")
}

// Joined confirms a later piece of an open draft.
func Joined(total int) string {
	return fmt.Sprintf("已加上，共%d条。交给谁？回一个数字，0 不交。", total)
}

// CountedOnce answers a piece that is sent again, word for word.
func CountedOnce(menu string) string { return Lines("这句已经收到，只算一次。", menu) }

// Dropped confirms that nothing was handed in.
func Dropped() string { return "好，没有交出。有事再说。" }

// Emergency stands before everything else; never a word that help is coming.
func Emergency() string {
	return "急事请马上自己打：报警110，火警119，急救120。这里不能报警。"
}

// Receipt tells the author who has it, its number and the latest answer. later
// is when the recipient gets it, empty at once.
// Nothing urgent can be taken back: hold is zero then.
func Receipt(to, number string, due time.Time, hold time.Duration, later string) string {
	recall := ""
	if hold > 0 {
		recall = fmt.Sprintf("%s内回“撤回”可收回。", Hold(hold))
	}
	return Lines(
		fmt.Sprintf("已交给%s，编号%s，最迟%s下班前先答复您。", to, number, Day(due)),
		later, recall)
}

// OneForHim answers a name said for the first way: label is its line.
func OneForHim(label string) string {
	return Lines("还没交，刚才那句没有加上。", "1 "+label, "要这样，请回1；不交回0。")
}

// MayBeRecognised warns the author of a matter without his name.
func MayBeRecognised() string {
	return "语音、照片可能让人认出您，不放心就撤回，改用打字。"
}

// GetsItLater tells when the recipient will see it.
func GetsItLater(at time.Time) string {
	return fmt.Sprintf("现在是休息时间，对方%s收到。", Moment(at))
}

// SilenceToOffice tells the author that his silence sent the draft to the office.
// The office has it at once: who thinks better of it rings there.
func SilenceToOffice(number string, due time.Time, o Office) string {
	return Lines(fmt.Sprintf("您没有选，已交联络办公室（代表看不到），编号%s，最迟%s下班前先答复您。", number, Day(due)),
		fmt.Sprintf("不想办了，回“撤回 %s”；要请代表办，打%s", number, o.Call()))
}

// SilenceNotSent tells a delegate that his loose words were not sent.
func SilenceNotSent(gist string, at time.Time) string {
	return fmt.Sprintf("您%s说的那段话（%s）没有选交给谁，没有发出。要发请再说一遍。", Moment(at), gist)
}

// TooManyToDelegate says why today's next matter goes to the office.
func TooManyToDelegate(limit int) string {
	return fmt.Sprintf("今天已有%d件交给代表，这一件改交联络办公室。", limit)
}
