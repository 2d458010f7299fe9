package simulator

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
)

// Act is one thing a person does on his phone. The constructors below make them.
type Act struct {
	bubble *Bubble // what he sees of his own doing
	event  string  // the Event, or "" for a message
	fields []element
	media  *medium // what he sends along
	opens  string  // the grant it opens, or ""
	quiet  bool    // a missing answer is not shown to him
	apply  func(p *Platform, u *person) error
	after  string // a grey line on his screen
	from   string // FromUserName, when it is not the person
}

// Text is a typed message.
func Text(s string) Act {
	return Act{bubble: &Bubble{Kind: KindText, Text: s}, opens: byMessage,
		fields: []element{{"MsgType", "text"}, {"Content", s}}}
}

// MsgMenuTap is a tap on an item of a msgmenu: it arrives as a text, but opens no more
// than a menu tap does.
func MsgMenuTap(id, content string) Act {
	return Act{bubble: &Bubble{Kind: KindText, Text: content}, opens: byTap,
		fields: []element{{"MsgType", "text"}, {"Content", content}, {"bizmsgmenuid", id}}}
}

// Place is a shared position.
func Place(label string, lat, lng float64) Act {
	return Act{bubble: &Bubble{Kind: KindPlace, Text: label}, opens: byMessage,
		fields: []element{{"MsgType", "location"},
			{"Location_X", strconv.FormatFloat(lat, 'f', 6, 64)}, {"Location_Y", strconv.FormatFloat(lng, 'f', 6, 64)},
			{"Scale", "15"}, {"Label", label}}}
}

// Link is a shared page.
func Link(title, description, address string) Act {
	return Act{bubble: &Bubble{Kind: KindLink, Title: title, Text: title + "\n" + description, URL: address}, opens: byMessage,
		fields: []element{{"MsgType", "link"}, {"Title", title}, {"Description", description}, {"Url", address}}}
}

// Picture is a photo; nil data sends a small one of the simulator's own.
func Picture(data []byte) Act {
	if data == nil {
		data = samplePicture()
	}
	m := &medium{kind: "image", data: data, contentType: sniff(data)}
	return Act{bubble: &Bubble{Kind: KindPicture, Text: "[图片]"}, opens: byMessage, media: m,
		fields: []element{{"MsgType", "image"}}}
}

// Voice is a spoken message of so many seconds, as AMR.
func Voice(seconds int) Act {
	m := &medium{kind: "voice", data: sampleVoice(seconds), contentType: "audio/amr"}
	return Act{bubble: &Bubble{Kind: KindVoice, Text: fmt.Sprintf("[语音] %d″", seconds), Seconds: seconds}, opens: byMessage, media: m,
		fields: []element{{"MsgType", "voice"}, {"Format", "amr"}}}
}

// SpeexVoice is a spoken message of so many seconds as some phones record it: what the
// platform hands out and takes from nobody.
func SpeexVoice(seconds int) Act {
	m := &medium{kind: "voice", data: sampleSpeex(seconds), contentType: "audio/ogg"}
	return Act{bubble: &Bubble{Kind: KindVoice, Text: fmt.Sprintf("[语音] %d″", seconds), Seconds: seconds}, opens: byMessage, media: m,
		fields: []element{{"MsgType", "voice"}, {"Format", "speex"}}}
}

// Video is a short film without pictures.
func Video() Act { return Film(sampleVideo()) }

// Film is a film of a person's own, as MP4.
func Film(data []byte) Act {
	m := &medium{kind: "video", data: data, contentType: "video/mp4"}
	return Act{bubble: &Bubble{Kind: KindVideo, Text: "[视频]"}, opens: byMessage, media: m,
		fields: []element{{"MsgType", "video"}}}
}

// Follow makes a person follow the account as by searching for it.
func (p *Platform) Follow(ctx context.Context, name string) error {
	return p.Do(ctx, name, followAct(""))
}

// FollowByQR makes a person who does not follow scan a parametric code and follow.
// A code that has run out leads to a follow without its scene.
func (p *Platform) FollowByQR(ctx context.Context, name, scene string) error {
	return p.Do(ctx, name, followAct(scene))
}

// Scan is a scan of a parametric code by anyone: a follower makes a SCAN event, others follow by it.
func (p *Platform) Scan(ctx context.Context, name, scene string) error {
	p.mu.Lock()
	u := p.person(name)
	follows, over, ticket := u.follows, p.expiredScene(scene), p.ticketFor(scene)
	if follows && over {
		p.show(u, Bubble{Kind: KindNotice, FromMe: true, Text: "二维码已过期"})
	}
	p.mu.Unlock()
	switch {
	case !follows:
		return p.FollowByQR(ctx, name, scene)
	case over:
		return nil
	}
	return p.Do(ctx, name, Act{event: "SCAN", opens: byScan, after: "你扫描了二维码",
		fields: []element{{"EventKey", scene}, {"Ticket", ticket}}})
}

func followAct(scene string) Act {
	return Act{event: "subscribe", apply: func(p *Platform, u *person) error {
		switch {
		case u.gone:
			return impossible(u.name, errGone)
		case u.follows:
			return impossible(u.name, errFollowing)
		}
		u.follows, u.since, u.scene, u.grants = true, p.Now(), scene, nil
		u.allow(byFollow, p.Now(), p.opt.Strict)
		return nil
	}, after: "你已关注该公众号"}
}

// Unfollow makes a person leave. Nothing is shown to him whatever the account answers.
func (p *Platform) Unfollow(ctx context.Context, name string) error {
	return p.Do(ctx, name, Act{event: "unsubscribe", quiet: true, fields: []element{{"EventKey", ""}},
		apply: func(p *Platform, u *person) error {
			u.leave()
			return nil
		}, after: "你已取消关注该公众号"})
}

// Revoke makes a person take back what he has allowed the account's pages to know of him (设置 →
// 授权管理). He goes on following.
func (p *Platform) Revoke(ctx context.Context, name string) error {
	return p.Do(ctx, name, p.departure(name, "user_authorization_revoke", element{"RevokeInfo", nicknameAndFace}))
}

// CloseAccount makes a person give up WeChat itself: the account hears of it by an event, and he
// is gone without an unsubscribe.
func (p *Platform) CloseAccount(ctx context.Context, name string) error {
	act := p.departure(name, "user_authorization_cancellation")
	act.apply = func(_ *Platform, u *person) error {
		u.leave()
		u.gone = true
		return nil
	}
	act.after = "你已注销微信"
	return p.Do(ctx, name, act)
}

// nicknameAndFace is the RevokeInfo of a page that knew a nickname and a face.
const nicknameAndFace = "205"

// departure is an event about a person that comes from the platform itself: FromUserName is not his
// openid, OpenID is (授权用户信息变更).
func (p *Platform) departure(name, event string, more ...element) Act {
	return Act{event: event, quiet: true, from: p.OpenID("\x00platform"),
		fields: append([]element{{"OpenID", p.OpenID(name)}, {"AppID", p.opt.AppID}}, more...)}
}

// Block switches a person's "接收消息" off or on again; he goes on following.
func (p *Platform) Block(name string, off bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	u := p.person(name)
	u.refuses = off
	p.changed(u)
}

// Blacklist puts a person on the account's own blacklist or takes him off.
func (p *Platform) Blacklist(name string, on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.person(name).blacklisted = on
}

// Say types a text.
func (p *Platform) Say(ctx context.Context, name, text string) error {
	return p.Do(ctx, name, Text(text))
}

// SendPicture sends a photo; nil data stands for any photo.
func (p *Platform) SendPicture(ctx context.Context, name string, data []byte) error {
	return p.Do(ctx, name, Picture(data))
}

// SendSpeex sends a voice message of so many seconds in Speex.
func (p *Platform) SendSpeex(ctx context.Context, name string, seconds int) error {
	return p.Do(ctx, name, SpeexVoice(seconds))
}

// SendVoice sends a voice message of so many seconds.
func (p *Platform) SendVoice(ctx context.Context, name string, seconds int) error {
	return p.Do(ctx, name, Voice(seconds))
}

// SendVideo sends a film.
func (p *Platform) SendVideo(ctx context.Context, name string) error { return p.Do(ctx, name, Video()) }

// SendPlace shares a position with its label.
func (p *Platform) SendPlace(ctx context.Context, name, label string) error {
	return p.Do(ctx, name, Place(label, 28.2, 120.5))
}

// SendLink shares a page.
func (p *Platform) SendLink(ctx context.Context, name, title, address string) error {
	return p.Do(ctx, name, Link(title, "", address))
}

// TapMsgMenu taps an item of a msgmenu.
func (p *Platform) TapMsgMenu(ctx context.Context, name, id, content string) error {
	return p.Do(ctx, name, MsgMenuTap(id, content))
}

// TapMenu taps a button of the custom menu, given by its key, its page or its name. Once
// a menu is published, only buttons that this person sees can be tapped.
func (p *Platform) TapMenu(ctx context.Context, name, key string) error {
	b, ok := p.buttonFor(name, key)
	switch {
	case !ok:
		return fmt.Errorf("simulator: %s %w %q", name, errNoButton, key)
	case b.Type == "view" || b.Type == "miniprogram":
		return p.Do(ctx, name, Act{event: "VIEW", quiet: true, fields: []element{{"EventKey", b.URL}, {"MenuId", "1"}}})
	case b.Type != "click":
		return fmt.Errorf("simulator: %s taps %q: %w", name, b.Name, errButtonKind)
	}
	return p.Do(ctx, name, Act{event: "CLICK", opens: byTap, fields: []element{{"EventKey", b.Key}}, after: "你点了菜单“" + b.Name + "”"})
}

// ClickOld taps a button of a menu that is no longer published: a phone may show an old
// one for some minutes.
func (p *Platform) ClickOld(ctx context.Context, name, key string) error {
	return p.Do(ctx, name, Act{event: "CLICK", opens: byTap, fields: []element{{"EventKey", key}}, after: "你点了旧菜单"})
}

func unescapeQuery(s string) string {
	if u, err := url.QueryUnescape(s); err == nil {
		return u
	}
	return s
}
