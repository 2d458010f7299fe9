package wording

import "fmt"

// HowToPull stands behind pictures and voices that are named but not sent.
func HowToPull(number string, named Counts) string {
	switch {
	case named.Voices > 0:
		return fmt.Sprintf("。回“看%s”收听", number)
	case named.Pictures+named.Videos > 0:
		return fmt.Sprintf("。回“看%s”查看", number)
	}
	return ""
}

// PullFacts is what a pull brings and what it can't.
type PullFacts struct {
	Number                            string
	Coming, Left, Later, Office, Gone Counts
}

// Pulling says what is coming as messages of its own, and what is not.
func Pulling(p PullFacts) string {
	lines := []string{}
	add := func(c Counts, format string, more ...any) {
		if c.files() > 0 {
			lines = append(lines, fmt.Sprintf(format, append([]any{c}, more...)...))
		}
	}
	if p.Coming.files() > 0 {
		lines = append(lines, fmt.Sprintf("%s：%s，马上发来。", p.Number, p.Coming))
	}
	if n := p.Left.files(); n > 0 {
		start := ""
		if p.Coming.files() == 0 {
			start = "先看刚送来的。"
		}
		lines = append(lines, fmt.Sprintf("%s还有%d%s，回“下一批”", start, n, p.Left.measure()))
	}
	add(p.Later, "%s还在取，过一会儿再回“看%s”。", p.Number)
	add(p.Office, "%s录的格式微信放不了，已请对方打字再说；急的打电话问。")
	add(p.Gone, "%s没有取到，请对方重发。")
	return Lines(lines...)
}

// files is how many of them have a file.
func (c Counts) files() int { return c.Voices + c.Pictures + c.Videos }

// measure is the word that counts them: 段, 张, or 件 for a mixture.
func (c Counts) measure() string {
	switch {
	case c.Pictures == 0:
		return "段"
	case c.Voices+c.Videos == 0:
		return "张"
	}
	return "件"
}

// StaysAtOffice says that the voices and pictures of a matter without a name are
// not handed on.
func StaysAtOffice(number string) string {
	return fmt.Sprintf("%s是不署名的，原声原图留在联络办公室，不转出。", number)
}

// MediaLost tells somebody that a picture or voice of his did not get through.
// number is empty while nothing was handed in.
func MediaLost(number string, lost Counts, office Office) string {
	about := "刚才那件"
	if number != "" {
		about = "编号" + number
	}
	return fmt.Sprintf("%s：您的%s没有收到（太大、打不开，或者过期了）。请再发一次，或打字说。联络办公室%s", about, lost, office.Dial())
}

// Unplayable tells somebody that a voice of his has come, but can't be played to
// anybody else. number is empty while nothing was handed in.
func Unplayable(number string, what Counts, office Office) string {
	about := "刚才那件"
	if number != "" {
		about = "编号" + number
	}
	return fmt.Sprintf("%s：您的%s收到了，但这种格式微信放不了给别人听。请打字再说一遍，或打电话给联络办公室%s", about, what, office.Dial())
}

// MediaNotSent tells somebody that a picture or voice he asked for will not come.
func MediaNotSent(number string, office Office) string {
	return fmt.Sprintf("%s有一件语音或照片没能送到。请再回“看%s”，或打电话给联络办公室%s", number, number, office.Dial())
}
