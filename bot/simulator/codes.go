package simulator

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/gif"  // pictures of codes come in
	_ "image/jpeg" // any of the three kinds
	"net/http"
	"strings"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/multi/qrcode"
)

// QRCode is one of the codes that can be scanned. Text is what stands in its picture; Scene is
// empty for the account's own code, which hangs on posters and tells nothing of where.
type QRCode struct {
	Text    string     `json:"text"`
	Scene   string     `json:"scene"`
	Label   string     `json:"label"`
	Until   *time.Time `json:"until,omitempty"` // nil: for good
	Expired bool       `json:"expired"`
}

// LabelScene says what a code is for, on the list of the phones page.
func (p *Platform) LabelScene(scene, label string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.labels[scene] = label
}

// Codes lists the account's own code and the parametric ones, oldest first; of those with the
// same scene only the newest.
func (p *Platform) Codes() []QRCode {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := []QRCode{{Text: p.ownCode(), Label: "海报上的公众号二维码"}}
	for _, c := range p.codes {
		if p.codeOf(c.scene) != c {
			continue
		}
		label := p.labels[c.scene]
		if label == "" {
			label = "二维码 " + c.scene
		}
		list = append(list, QRCode{Text: c.text(), Scene: c.scene, Label: label, Until: p.shown(c.until), Expired: p.expiredScene(c.scene)})
	}
	return list
}

func (c *code) text() string { return "http://weixin.qq.com/q/" + c.ticket[2:22] }

// ownCode is what stands in the account's own QR code.
func (p *Platform) ownCode() string {
	return "http://weixin.qq.com/r/" + digest("own", p.opt.AppID)[:20]
}

// ScanText lets a person scan what stands in a QR code; a bare scene will do too. A code that is
// none of the account's is refused, as WeChat would only show its text.
func (p *Platform) ScanText(ctx context.Context, name, text string) error {
	text = strings.TrimSpace(text)
	p.mu.Lock()
	scene, found, own := text, false, text == p.ownCode()
	for _, c := range p.codes {
		if c.text() == text || c.scene == text {
			scene, found = c.scene, true
		}
	}
	p.mu.Unlock()
	switch {
	case own:
		return p.ScanAccount(ctx, name)
	case text == "":
		return errNoCode
	case !found && strings.Contains(text, ":"):
		return errForeignCode
	}
	return p.Scan(ctx, name, scene)
}

// ScanAccount lets a person scan the account's own code: who does not follow will; to a
// follower it only opens the chat, and the account hears nothing.
func (p *Platform) ScanAccount(ctx context.Context, name string) error {
	p.mu.Lock()
	u := p.person(name)
	follows := u.follows
	if follows {
		p.show(u, Bubble{Kind: KindNotice, FromMe: true, Text: "你扫了公众号的二维码"})
	}
	p.mu.Unlock()
	if follows {
		return nil
	}
	return p.Follow(ctx, name)
}

// What makes a scan impossible.
var (
	errNoCode      = errors.New("simulator: no code in the picture")
	errForeignCode = errors.New("simulator: the code is none of the account's")
)

// largestPicture, in pixels, is what is searched for a code.
const largestPicture = 40_000_000

// readCode finds the text of a QR code in a picture: a screenshot, or a photo of a printed card.
func readCode(data []byte) (string, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width*size.Height > largestPicture {
		return "", errNoCode
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return "", errNoCode
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		return "", errNoCode
	}
	harder := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}
	// The plain reader is led astray by one code in eight, whose inside looks like a corner; this one tries all corners.
	found, err := qrcode.NewQRCodeMultiReader().DecodeMultiple(bits, harder)
	if err != nil || len(found) == 0 {
		return "", errNoCode
	}
	return found[0].GetText(), nil
}

// serveCode draws one of the codes there are.
func (p *Platform) serveCode(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Query().Get("text")
	for _, c := range p.Codes() {
		if c.Text == text {
			p.write(w, drawCode(text))
			return
		}
	}
	http.NotFound(w, r)
}
