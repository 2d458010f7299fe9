package liaison

import (
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison/names"
)

// MayMean tells whether words may be about somebody they would go to: by his name,
// the whole of it or what he is called by, or what sounds like it, his post, or a
// unit of his that is not the speaker's own village too. When unsure it says yes. Who
// only addresses him speaks about something else.
func MayMean(said []Said, p, speaker Person) bool {
	called := callsOf(p, speaker)
	return slices.ContainsFunc(said, func(s Said) bool {
		text := called.unaddressed(s.Text)
		return called.byName(text) || called.byPost(text) || called.blamed(text) || wantsAnother(text, p)
	})
}

// MayComplain tells the same of words by which a matter begins: there a unit named
// without a word of blame is where he has been already, and a post may be.
func MayComplain(said []Said, p, speaker Person) bool {
	called := callsOf(p, speaker)
	return sayHeTook(said) || slices.ContainsFunc(said, func(s Said) bool {
		text := called.unaddressed(s.Text)
		return called.byName(text) || called.blamed(text) || called.byPost(text) && illOf.MatchString(text) ||
			spokenAbout(text, called.posts) || called.posted && postsDeed.MatchString(politely.ReplaceAllString(text, "")) ||
			wantsAnother(text, p)
	})
}

// calls are the ways to mean one person.
type calls struct {
	heard  []string // his whole name, and his surname with a post: what sounds like it counts
	names  []string // what else he is called by
	posts  []string // his posts and units, which may be meant for him
	posted bool
}

func callsOf(p, speaker Person) calls {
	surname, given := "", ""
	if signs := []rune(p.Name); len(signs) > 0 {
		surname, given = string(signs[0]), string(signs[1:])
	}
	called := headPosts(p)
	c := calls{heard: []string{p.Name}, names: calledBy(surname, given), posted: len(called) > 0}
	for _, post := range called {
		c.heard = append(c.heard, surname+post)
		if post != "代表" && post != "委员" {
			c.posts = append(c.posts, post)
		}
	}
	if p.Organization != speaker.Organization {
		c.posts = append(c.posts, p.Organization)
	}
	return c
}

func (c calls) byName(text string) bool {
	text = closed(text)
	return slices.ContainsFunc(c.heard, names.Listen(text).Has) || hasAny(text, c.heard) || hasAny(text, c.names)
}

func (c calls) byPost(text string) bool { return hasAny(postsIn(text), c.posts) }

func (c calls) blamed(text string) bool { return c.posted && blamesPost(text) }

func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return word != "" && strings.Contains(text, word) })
}

// unaddressed is a text without the words by which he is only spoken to: 周代表 那个
// 医保咋弄, 王书记您好, 谢谢王书记. With something bad behind them they stay: 王代表 整天不着家.
func (c calls) unaddressed(text string) string {
	var ways []string
	for _, name := range c.heard {
		if name != "" {
			ways = append(ways, wide(name))
		}
	}
	for _, post := range c.posts {
		if len([]rune(post)) == postSigns {
			ways = append(ways, wide(post))
		}
	}
	if len(ways) == 0 {
		return text
	}
	him := `(?:` + strings.Join(ways, "|") + `)` + anyPost + `?`
	spoken := regexp.MustCompile(`^(?:您好|你好|请问|尊敬的|喂)?[\s,，]*` + him + `(?:[您你]?好[啊呀]?)?(?:[\s,，.。!！:：、]+|$)|^(?:您好|你好)[\s,，]*` + him + `[\s,，.。!！]*|` +
		`^` + him + `[您你]好|(?:请|麻烦|谢谢|感谢|辛苦)(?:了|您|你)?` + him + `(?:了|们)?`)
	rest := spoken.ReplaceAllString(text, "")
	if rest != text && (illOf.MatchString(rest) || strings.HasSuffix(text, rest) && hisOwnDeed.MatchString(rest)) {
		return text
	}
	return rest
}

// postSigns are the signs of a post as posts gives it.
const postSigns = 2

// illOf are words by which one speaks ill of people rather than of roads and lamps.
var illOf = regexp.MustCompile(`从来|从不|[不没](?:着家|作为|管(?:事|我|人|老)?|办事|干|来(?:过|看|村)?|下村|见|理|接|给|负|称|公|讲|是(?:东西|人))|整天|成天|光会|光说|就会|只会|[贪骗骂欺懒赖]|` +
	`收(?:我|人|礼|钱|了)|吃(?:喝|回扣|拿)|打(?:人|我|了人|了我)|敷衍|糊弄|偏心|包庇|差劲|白当|混日子|假话|态度|送礼|礼金|红包`)

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
	anyPost = `(?:代表|委员|干部|领导|村官|一把手|当官的)`
	blame   = `(?:从来|从不|[不没][管办来去理接见行好问做干听看修作负称公回是讲给让用上]|收(?:[^到]|$)|[拿贪骗骂欺占推拖懒赖]|吃(?:喝|回扣|拿)|打(?:人|我|了人|了我)|` +
		`敷衍|糊弄|偏心|包庇|差劲|白当|混日子|假话|态度|钱|送礼|礼金)`
	clause = `[^,，.。!！?？;；\n]`
)

var (
	blamed   = regexp.MustCompile(anyPost + clause + `{0,10}` + blame + `|` + blame + clause + `{0,4}` + anyPost)
	politely = regexp.MustCompile(`(?:请|麻烦|谢谢|感谢|辛苦)(?:了|您|你|我们|咱们?)?` + anyPost + `|` + anyPost + `(?:您|你|们)?好`)
)

func blamesPost(text string) bool { return blamed.MatchString(politely.ReplaceAllString(text, "")) }

// kin are people of whoever is spoken about.
const kin = `[大小老二三]?(?:侄|外甥|儿子|女儿|闺女|姑娘|女婿|老婆|媳妇|爱人|老公|哥|弟|姐|妹|叔|伯|舅|姑|姨|爸|妈|爹|娘|丈人|岳|堂|表|孙|连襟|亲家|亲戚)`

var (
	hisKin = regexp.MustCompile(`(?:[他她]|` + anyPost + `)的?(?:` + kin + `|家)`) // 他侄子, 代表的亲戚
	// postsDeed is what who has a post has done, and for whom: 代表把低保给了他小舅子
	postsDeed = regexp.MustCompile(anyPost + `的?` + kin + `|` + anyPost + clause + `{0,10}[他她](?:自己|家)?的?` + kin + `|` + anyPost + clause + `{0,3}` + ownDeed)
)

// mayMeanKin tells whether words may be about kin of who would read them. 其他家 is nobody's.
func mayMeanKin(said []Said) bool {
	return slices.ContainsFunc(said, func(s Said) bool { return hisKin.MatchString(strings.ReplaceAll(s.Text, "其他", "")) })
}
