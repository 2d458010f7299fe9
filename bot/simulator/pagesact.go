package simulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

type pageAct struct {
	Name string `json:"name"`
	Act  string `json:"act"`
	Text string `json:"text"`
	ID   string `json:"id"`
	URL  string `json:"url"`
}

func (p *Platform) serveAct(w http.ResponseWriter, r *http.Request) {
	var in pageAct
	if !readJSON(w, r, &in) {
		return
	}
	if in.Name == "" {
		reply(w, http.StatusBadRequest, map[string]string{"error": "没说是谁"})
		return
	}
	// A closed page must not take back what was already sent.
	p.answerAct(w, p.carryOut(context.WithoutCancel(r.Context()), in))
}

func (p *Platform) answerAct(w http.ResponseWriter, err error) {
	if err != nil {
		reply(w, http.StatusConflict, map[string]string{"error": pageSentence(err)})
		return
	}
	reply(w, http.StatusOK, map[string]bool{"ok": true})
}

// pageSentence says on the page why an act was impossible.
func pageSentence(err error) string {
	for _, known := range []struct {
		why      error
		sentence string
	}{
		{errNotFollowing, "他没有关注公众号"}, {errFollowing, "他已经关注了"}, {errGone, "他已经注销微信"},
		{errNoButton, "他的菜单里没有这一项"}, {errButtonKind, "这里的手机做不了这种菜单"},
		{errNoCode, "这张图里没有找到二维码"}, {errForeignCode, "这不是这个公众号的二维码"},
	} {
		if errors.Is(err, known.why) {
			return known.sentence
		}
	}
	return "这一步做不了"
}

func (p *Platform) carryOut(ctx context.Context, in pageAct) error {
	switch in.Act {
	case "say":
		return p.Say(ctx, in.Name, in.Text)
	case "picture":
		return p.SendPicture(ctx, in.Name, nil)
	case "voice":
		seconds, _ := strconv.Atoi(in.Text)
		return p.SendVoice(ctx, in.Name, min(max(seconds, 1), longestVoice))
	case "video":
		return p.SendVideo(ctx, in.Name)
	case "place":
		return p.SendPlace(ctx, in.Name, in.Text)
	case "link":
		return p.SendLink(ctx, in.Name, in.Text, in.URL)
	case "scan":
		return p.ScanText(ctx, in.Name, in.Text)
	case "menu":
		return p.TapMenu(ctx, in.Name, in.ID)
	case "tap":
		return p.TapMsgMenu(ctx, in.Name, in.ID, in.Text)
	}
	return p.comeOrGo(ctx, in)
}

// comeOrGo is what a person does with the account as a whole.
func (p *Platform) comeOrGo(ctx context.Context, in pageAct) error {
	switch in.Act {
	case "follow":
		return p.Follow(ctx, in.Name)
	case "unfollow":
		return p.Unfollow(ctx, in.Name)
	case "block", "unblock":
		p.Block(in.Name, in.Act == "block")
		return nil
	case "revoke":
		return p.Revoke(ctx, in.Name)
	case "close":
		return p.CloseAccount(ctx, in.Name)
	}
	return fmt.Errorf("simulator: unknown act %q", in.Act)
}

// largestFile is what WeChat lets a person send as a picture or a short film here.
const largestFile = 10 << 20

// serveFile takes a file from the device that shows the page: a picture or a film to be sent,
// or a picture in which there is a QR code to be scanned.
func (p *Platform) serveFile(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestFile))
	if err != nil {
		reply(w, http.StatusRequestEntityTooLarge, map[string]string{"error": "文件太大，最多 10 MB"})
		return
	}
	ctx, name := context.WithoutCancel(r.Context()), r.URL.Query().Get("name")
	_, pictures := mediaRules("image")
	switch act, got := r.URL.Query().Get("act"), sniff(data); {
	case act == "video" && got == "video/mp4":
		p.answerAct(w, p.Do(ctx, name, Film(data)))
	case act == "picture" && strings.Contains(pictures, got):
		p.answerAct(w, p.SendPicture(ctx, name, data))
	case act == "scan" && strings.Contains(pictures, got):
		text, err := readCode(data)
		if err == nil {
			err = p.ScanText(ctx, name, text)
		}
		p.answerAct(w, err)
	default:
		reply(w, http.StatusUnsupportedMediaType, map[string]string{"error": "这种文件发不了：照片要 JPG、PNG、GIF，视频要 MP4"})
	}
}

// The page lists so many people at most, with names of so many characters.
const (
	mostPeople  = 300
	longestName = 12
)

func (p *Platform) servePerson(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Name string `json:"name"`
		Note string `json:"note"`
	}
	if !readJSON(w, r, &in) {
		return
	}
	name := strings.TrimSpace(in.Name)
	people := p.People()
	for _, u := range people {
		if u.Name == name {
			reply(w, http.StatusConflict, map[string]string{"error": "已经有" + name + "了"})
			return
		}
	}
	if name == "" || utf8.RuneCountInString(name) > longestName || len(people) >= mostPeople {
		reply(w, http.StatusConflict, map[string]string{"error": fmt.Sprintf("请写 1 到 %d 个字的名字，最多 %d 个人", longestName, mostPeople)})
		return
	}
	p.AddPerson(name, strings.TrimSpace(in.Note))
	reply(w, http.StatusOK, p.state())
}
