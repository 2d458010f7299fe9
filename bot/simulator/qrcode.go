package simulator

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// code is one parametric QR code; until is zero for a permanent one.
type code struct {
	ticket, scene string
	until         time.Time
}

const (
	longestCode    = 2592000 // seconds: 30 days
	defaultCode    = 60      // seconds, when none are asked for
	permanentCodes = 100000
)

// qrCreate is POST /cgi-bin/qrcode/create.
func (p *Platform) qrCreate(c call) answer {
	var in struct {
		Expire int    `json:"expire_seconds"`
		Action string `json:"action_name"`
		Info   struct {
			Scene struct {
				ID  int64  `json:"scene_id"`
				Str string `json:"scene_str"`
			} `json:"scene"`
		} `json:"action_info"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	scene, lasting, ok := readScene(in.Action, in.Info.Scene.ID, in.Info.Scene.Str)
	if !ok || in.Expire < 0 || in.Expire > longestCode {
		return fail(40053)
	}
	made := &code{ticket: "gQ" + digest("qr", scene, randomDigits(12))[:60] + "==", scene: scene}
	fields := map[string]any{"ticket": made.ticket, "url": made.text()}
	if !lasting {
		seconds := in.Expire
		if seconds == 0 {
			seconds = defaultCode
		}
		made.until = p.Now().Add(time.Duration(seconds) * time.Second)
		fields["expire_seconds"] = seconds
	} else if p.lasting() >= permanentCodes {
		return fail(45029)
	}
	p.codes = append(p.codes, made)
	return answer{bare: true, fields: fields}
}

func readScene(action string, id int64, str string) (scene string, lasting, ok bool) {
	length := utf8.RuneCountInString(str)
	switch action {
	case "QR_SCENE":
		return strconv.FormatInt(id, 10), false, id > 0 && id < 1<<32
	case "QR_LIMIT_SCENE":
		return strconv.FormatInt(id, 10), true, id > 0 && id <= 100000
	case "QR_STR_SCENE":
		return str, false, length >= 1 && length <= 64
	case "QR_LIMIT_STR_SCENE":
		return str, true, length >= 1 && length <= 64
	}
	return "", false, false
}

func (p *Platform) lasting() int {
	n := 0
	for _, c := range p.codes {
		if c.until.IsZero() {
			n++
		}
	}
	return n
}

// codeOf finds the newest code of a scene. The lock is held.
func (p *Platform) codeOf(scene string) *code {
	for i := len(p.codes) - 1; i >= 0; i-- {
		if p.codes[i].scene == scene {
			return p.codes[i]
		}
	}
	return nil
}

func (p *Platform) expiredScene(scene string) bool {
	c := p.codeOf(scene)
	return c != nil && !c.until.IsZero() && !p.Now().Before(c.until)
}

// ticketFor is the ticket in a scan's event. A scene nobody has created here stands for
// a code that was printed before the simulator began. The lock is held.
func (p *Platform) ticketFor(scene string) string {
	if c := p.codeOf(scene); c != nil {
		return c.ticket
	}
	return "gQ" + digest("qr", scene)[:60] + "=="
}

// followFields are the elements of a subscribe event. The lock is held.
func (p *Platform) followFields(u *person) []element {
	if u.scene == "" || p.expiredScene(u.scene) {
		u.scene = ""
		return []element{{"EventKey", ""}}
	}
	return []element{{"EventKey", "qrscene_" + u.scene}, {"Ticket", p.ticketFor(u.scene)}}
}

// qrShow is the picture behind a ticket, without a token; 404 for an unknown one.
func (p *Platform) qrShow(c call) answer {
	ticket := c.r.URL.Query().Get("ticket")
	for _, made := range p.codes {
		if made.ticket == ticket {
			return drawCode(made.text())
		}
	}
	a := fail(40035)
	a.status = http.StatusNotFound
	return a
}

// A code's picture is so many pixels wide, a margin of four modules on every side among them:
// readers need it.
const (
	codeSize   = 430
	codeMargin = 4
)

func drawCode(text string) answer {
	drawn, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return fail(-1)
	}
	modules := drawn.Bounds().Dx()
	size := codeSize / (modules + 2*codeMargin) * modules
	if drawn, err = barcode.Scale(drawn, size, size); err != nil {
		return fail(-1)
	}
	page := image.NewGray(image.Rect(0, 0, codeSize, codeSize))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	at := image.Pt((codeSize-size)/2, (codeSize-size)/2)
	draw.Draw(page, drawn.Bounds().Add(at), drawn, image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, page); err != nil {
		return fail(-1)
	}
	return binary200("image/png", b.Bytes())
}
