package wording

import (
	"fmt"
	"strings"
	"time"
)

// Waiting is one question that waits for its reader's answer.
type Waiting struct {
	About string   // what it is about
	Codes []Choice // its answers; without digits when there are too many questions
}

// OrByCode ends a message that asks something while other questions are open.
func OrByCode(codes []Choice) string { return "也可以回两位数字：" + inOneLine(codes) }

// CardOrMeeting answers words that may be for a matter just seen or for a meeting.
func CardOrMeeting(number, said, about string) string {
	return Lines("没有收，也没有发出：不知道您说的是哪一件。", fmt.Sprintf("答复%s，回“%s %s”。", number, number, said),
		fmt.Sprintf("说的是%s，回“参加”或“请假 原因”。", about))
}

// WaitingForYou lists what waits for an answer, with what to type for each.
func WaitingForYou(list []Waiting) string {
	return strings.Join(append([]string{waitingHead(len(list))}, waitingRows(list)...), "\n")
}

// DigitTooLate answers a digit that was for a question which has run out; waiting is
// the list of what waits.
func DigitTooLate(waiting string) string {
	return Lines("刚才那一问已经过了，这个数字没有收。", waiting)
}

// WaitingWithin is WaitingForYou below a list of what is to be done, within the runes
// given; what doesn't fit is counted. Empty when nothing waits.
func WaitingWithin(list []Waiting, most int) string {
	for n := len(list); n > 0; n-- {
		rows := append([]string{waitingHead(len(list))}, waitingRows(list[:n])...)
		if n < len(list) {
			rows = append(rows, fmt.Sprintf("……还有%d件", len(list)-n))
		}
		if text := strings.Join(rows, "\n"); n == 1 || len([]rune(text)) <= most {
			return text
		}
	}
	return ""
}

func waitingHead(total int) string {
	if total == 1 {
		return "这一件等您回话，请回两位数字："
	}
	return fmt.Sprintf("有%d件等您回话，请回两位数字：", total)
}

func waitingRows(list []Waiting) []string {
	var rows []string
	for _, waiting := range list {
		rows = append(rows, waiting.About, "　"+inOneLine(waiting.Codes))
	}
	return rows
}

func inOneLine(codes []Choice) string {
	words := make([]string, 0, len(codes))
	for _, code := range codes {
		words = append(words, strings.TrimSpace(code.Digit+" "+code.Text))
	}
	return strings.Join(words, "　")
}

// PickOne lists the open questions that one word could answer.
func PickOne(choices []Choice) string {
	return Lines("您要回哪一个？", choiceLines(choices), "0 都不回")
}

// ToThat is a line of PickOne: a word and what it would answer.
func ToThat(word, about string) string { return word + "：" + about }

// NoLongerAsked answers words that came when they were not asked for any more.
func NoLongerAsked(words string) string {
	return fmt.Sprintf("这件事现在不用回了，这句话（%s）没有发出。", short(words))
}

// ChangedSince comes before the new facts of what was answered by the old ones.
func ChangedSince(again string) string {
	return Lines("有变化了，刚才那句还没有记。请看了再回：", again)
}

// ReadItFirst shows an answer that its author has not read to who has rated it.
func ReadItFirst(again string) string {
	return Lines("这件的答复还没给您看过，刚才那句还没有记。请看了再回：", again)
}

// NewOneComes answers words about something whose new facts are still on their way.
func NewOneComes(about string) string {
	return fmt.Sprintf("%s刚有变化，一会儿就发给您。请看了再回，刚才那句没有记。", about)
}

// WhyThat asks for the reason behind an answer before it is taken, and says what
// silence means.
func WhyThat(word, about string, needed bool, wait time.Duration) string {
	why := fmt.Sprintf("%s，您回的是“%s”。为什么？直接打字说。", about, word)
	if needed {
		return Lines(why, "0 先不回", "不说原因就不记。")
	}
	return Lines(why, "0 没有", fmt.Sprintf("%d分钟不说，就这样记下。", int(wait/time.Minute)))
}

// NoReasonCame tells that an answer was not taken since its reason never came.
func NoReasonCame(word, about string) string {
	return fmt.Sprintf("%s：“%s”没有记下，因为没说原因。要记请再回一次，连原因一起。", about, word)
}
