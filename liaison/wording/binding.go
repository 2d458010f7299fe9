package wording

import (
	"fmt"
	"strings"
	"time"
)

// Welcome is said on follow: one act, and the phone for those who can't.
func Welcome(o Office) string {
	return Lines(
		fmt.Sprintf("这里是%s党代表联络号。", o.Name),
		"请发：绑定 姓名 手机后四位",
		"比如：绑定 李大山 1234",
		"不会弄就打"+o.Call())
}

// WelcomeBack is said to a follower who is bound.
func WelcomeBack(name string) string {
	return fmt.Sprintf("%s，您好，您已绑定。有事直接说，打字、发语音、照片都行。", name)
}

// HowToBind asks an unbound follower to bind.
func HowToBind(o Office) string {
	return Lines("请先绑定，发：绑定 姓名 手机后四位", "比如：绑定 李大山 1234", "名册里没有您，就扫村里贴的代表卡。", "不会弄就打"+o.Call())
}

// NotHandedIn tells at once that words before binding went nowhere yet.
func NotHandedIn(o Office) string {
	return Lines("您还没绑定，刚才的内容还没交出。", "请发：绑定 姓名 手机后四位", "不会弄就打"+o.Call())
}

// FirstThis comes back to a question that words have passed over; they are kept.
func FirstThis(question string) string {
	return Lines("刚才的内容还没交出，请先回这一问：", question)
}

// BindNameWanted asks for the name of somebody who has said 绑定 alone, or only his digits.
func BindNameWanted(digits bool, o Office) string {
	ask := "请先绑定。发您的姓名，比如：李大山"
	if digits {
		ask = "请先绑定。再发您的姓名，比如：李大山"
	}
	return Lines(ask, "也可以一起发：绑定 李大山 1234", "名册里没有您，就扫村里贴的代表卡。", "不会弄就打"+o.Call())
}

// BindDigitsWanted asks for what is missing of 绑定.
func BindDigitsWanted(name string, o Office) string {
	return Lines(fmt.Sprintf("%s，请再发手机后四位，比如：1234", name), "不会弄就打"+o.Call())
}

// UnderFourteen sends a child to the office; nothing of him is kept.
func UnderFourteen(o Office) string {
	return Lines("未满14周岁的，要由家长来办。刚才的话没有留。", "请家长打"+o.Call())
}

// Pseudonym is what is left of the name of somebody who has left and whom the
// roster does not hold; n tells him from others.
func Pseudonym(n int) string { return fmt.Sprintf("离开的群众%d", 1000+n) }

// BindFailed is the one answer to every failed binding.
func BindFailed(o Office) string {
	return "没对上。请核对姓名和手机后四位，或请联络办公室发绑定卡" + o.Dial()
}

// BoundToAnother is said when the account already speaks for somebody: the second
// of a couple on one phone. It doesn't say for whom.
func BoundToAnother(o Office) string {
	return Lines("这个微信已经绑了人，一个微信只能绑一个人。", "家里别人有事，打"+o.Call()+"，由办公室代记。", "要换人，先回“解绑”。")
}

// AlreadyBound is said when there is nothing to do.
func AlreadyBound(name string) string {
	return fmt.Sprintf("您已经绑定为%s，不用再绑。", name)
}

// SomebodyTried warns the bound account of a try to take its name.
func SomebodyTried(o Office) string {
	return "有人想在别的微信上用您的名字绑定，没有成功。要是您本人换了微信，请打" + o.Call()
}

// MovedAway tells the old account that a one-time code moved the binding.
func MovedAway(o Office) string {
	return "您的绑定已用绑定码换到别的微信，这个微信不再收发。不是您本人办的，马上打" + o.Call()
}

// Consent is the first step: who, what for, what data, how long (90天, 5年), the
// rights.
func Consent(o Office, privacyURL, chatKept, mattersKept string) string {
	return Lines(ConsentTerms(o, privacyURL, chatKept, mattersKept), "1 同意  0 不同意")
}

// ConsentTerms is what is agreed to in the first step, without the question.
func ConsentTerms(o Office, privacyURL, chatKept, mattersKept string) string {
	link := ""
	if privacyURL != "" {
		link = "全文：" + privacyURL
	}
	return Lines(
		fmt.Sprintf("办之前先问您：%s联络办公室用您的姓名、手机、所在组织和您发来的内容，只为把话带给代表、把答复带给您。", o.Name),
		"交给代表的，代表外出或没按时答复，就由代班的代表、召集人或办公室接着办，他们也看得到。",
		"事情办结后聊天内容留"+chatKept+"，事项留"+mattersKept+"。您随时可以看、改、注销。",
		"未满14周岁的，回“未满14”，请家长打"+o.Call()+"。",
		link)
}

// ConsentAgain asks who is bound again, since the terms have changed.
func ConsentAgain(terms string) string {
	return Lines("个人信息怎么用，有改动，请再看一遍。", terms, "同意回“同意”，不同意回“不同意”。")
}

// NewTerms is what that question is about, in lists.
func NewTerms() string { return "新的个人信息说明" }

// ConsentRenewed confirms both steps and names the way back.
func ConsentRenewed() string {
	return "已记：新的个人信息说明 同意。改主意回“不同意”。"
}

// CannotWithout comes before the question of 解绑, when somebody does not agree.
func CannotWithout(sure string) string {
	return Lines("不同意，这个号就没法替您办，只能解绑。", sure)
}

// ConsentSensitive is the second step: sensitive data is asked for on its own.
func ConsentSensitive() string {
	return Lines("单独问一项：您是否党员、您反映的内容属敏感信息，不用就没法转交。", "1 同意  0 不同意")
}

// ConsentRefused says what remains.
func ConsentRefused(o Office) string {
	return "好，没有绑定，什么都没交出。改主意就再发：绑定 姓名 手机后四位；也可以打" + o.Call()
}

// Bound is said when a binding is complete. delegate may be empty.
func Bound(name, delegate string, o Office) string {
	if delegate == "" {
		return Lines(fmt.Sprintf("已绑定：%s。", name), "有事直接说，打字、发语音、照片都行，联络办公室会接。", "急事打"+o.Call())
	}
	return Lines(fmt.Sprintf("已绑定：%s。联系您的代表是%s。", name, delegate), "有事直接说，打字、发语音、照片都行。")
}

// DelegateNeedsCard tells a delegate who has bound by four digits how to be one here again.
func DelegateNeedsCard(o Office) string {
	return "您是党代表：办代表的事，还要扫办公室给您的绑定卡，请打" + o.Call()
}

// BoundWithRoles is said when a code has bound somebody who has work to do.
func BoundWithRoles(name, roles string) string {
	return Lines(fmt.Sprintf("已绑定：%s。", name), RolesActivated(roles))
}

// RolesActivated tells a person which roles his code has opened.
func RolesActivated(roles string) string {
	return "身份已启用：" + roles + "。回“待办”看要您办的。"
}

// CodeMatched tells a member what his code has opened.
func CodeMatched() string {
	return "绑定码对上了。以前反映的事，回“进度”看；更正、导出也能用了。"
}

// HandInScraps asks what to do with what was said before binding.
// words are those of it that were typed, so that nobody hands in what he had only
// asked.
// since is the day of the first of them when that is not today, else zero.
func HandInScraps(what string, words []string, since time.Time) string {
	when := "刚才的"
	if !since.IsZero() {
		when = "您" + Day(since) + "说的"
	}
	return Lines(when+what+"要交吗？", strings.Join(words, "\n"), "1 交  0 不要")
}

// ScrapsDropped confirms that they are gone.
func ScrapsDropped() string { return "好，刚才的内容没有交，已删去。有事再说。" }

// ScrapsTooOld tells that they were kept long enough and are gone.
func ScrapsTooOld() string {
	return "绑定前说的已过一天，按规定删去了，没有交。请再说一次。"
}

// UnbindAsked and Unbound guard and confirm 解绑.
func UnbindAsked() string {
	return "解绑后，这个微信收不到答复，也看不到以前的事。在办的事照样办。\n1 解绑  0 不解绑"
}

// Unbound confirms that the account speaks for nobody.
func Unbound(o Office) string {
	return "已解绑。要再用，发：绑定 姓名 手机后四位，或打" + o.Call()
}
