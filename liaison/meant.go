package liaison

import (
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison/names"
)

// mayMean tells whether words may be about somebody they would go to: by his name,
// the whole of it or what he is called by, or what sounds like it, his post, or a
// unit of his that is not the speaker's own village too. When unsure it says yes.
func mayMean(said []Said, p, speaker Person) bool {
	surname, given := "", ""
	if signs := []rune(p.Name); len(signs) > 0 {
		surname, given = string(signs[0]), string(signs[1:])
	}
	called := posts(p)
	words := append(calledBy(surname, given), p.Name)
	heard := []string{p.Name}
	for _, post := range called {
		words = append(words, surname+post)
		heard = append(heard, surname+post)
		if post != "代表" && post != "委员" {
			words = append(words, post)
		}
	}
	if p.Organization != speaker.Organization {
		words = append(words, p.Organization)
	}
	return slices.ContainsFunc(said, func(s Said) bool {
		text := names.Listen(s.Text)
		return slices.ContainsFunc(heard, text.Has) || len(called) > 0 && blamesPost(s.Text) ||
			slices.ContainsFunc(words, func(word string) bool { return word != "" && strings.Contains(s.Text, word) })
	})
}

// calledBy are the ways to mean somebody without his whole name: 老王, 姓王的, 建国, 阿强.
// A given name of one sign alone may be any word.
func calledBy(surname, given string) []string {
	if surname == "" {
		return nil
	}
	ways := []string{"老" + surname, "小" + surname, surname + "某", surname + "总", surname + "工", "姓" + surname + "的"}
	switch len([]rune(given)) {
	case 0:
		return ways
	case 1:
		return append(ways, "阿"+given, given+"哥")
	default:
		return append(ways, given)
	}
}

// anyPost is what people call whoever has a post over them; ordinary messages are full
// of it, so that it means him only where he is blamed: 代表从来不上门, 村干部贪钱. 请代表来看看
// and 代表，路灯不亮 are about something else.
const (
	anyPost = `(?:代表|委员|干部|领导|村官|当官的)`
	blame   = `(?:从来|从不|[不没][管办来去理接见行好问做干听看修作负称公回是讲给让用上]|收(?:[^到]|$)|[拿贪骗骂欺占推拖懒赖]|吃(?:喝|回扣|拿)|打(?:人|我|了人|了我)|` +
		`敷衍|糊弄|偏心|包庇|差劲|白当|混日子|假话|态度|钱|送礼|礼金)`
	clause = `[^,，.。!！?？;；\n]`
)

var (
	blamed   = regexp.MustCompile(anyPost + clause + `{0,10}` + blame + `|` + blame + clause + `{0,4}` + anyPost)
	politely = regexp.MustCompile(`(?:请|麻烦|谢谢|感谢|辛苦)(?:了|您|你|我们|咱们?)?` + anyPost + `|` + anyPost + `(?:您|你|们)?好`)
)

func blamesPost(text string) bool { return blamed.MatchString(politely.ReplaceAllString(text, "")) }

// hisKin are people of whoever is spoken about: 他侄子, 代表的亲戚.
var hisKin = regexp.MustCompile(`(?:[他她]|` + anyPost + `)的?(?:侄|外甥|儿子|女儿|闺女|姑娘|女婿|老婆|媳妇|爱人|老公|哥|弟|姐|妹|叔|伯|舅|姑|姨|爸|妈|爹|娘|老丈人|岳|堂|表|孙|连襟|亲家|亲戚|家)`)

// mayMeanKin tells whether words may be about kin of who would read them. 其他家 is nobody's.
func mayMeanKin(said []Said) bool {
	return slices.ContainsFunc(said, func(s Said) bool { return hisKin.MatchString(strings.ReplaceAll(s.Text, "其他", "")) })
}
