package simulator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"net/http"
	"net/url"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

func (w *world) create(scene string, seconds int) {
	w.t.Helper()
	in := map[string]any{"action_name": "QR_STR_SCENE", "expire_seconds": seconds, "action_info": map[string]any{"scene": map[string]any{"scene_str": scene}}}
	if got := w.call("/cgi-bin/qrcode/create", in); got != 0 {
		w.t.Fatalf("errcode %d", got)
	}
}

func (d desk) codes() (list []simulator.QRCode) {
	d.t.Helper()
	_, body, _ := d.ask(http.MethodGet, "/api/codes", "")
	d.must(json.Unmarshal([]byte(body), &list))
	return list
}

func (d desk) drawn(text string) []byte {
	d.t.Helper()
	status, body, head := d.ask(http.MethodGet, "/api/code?text="+url.QueryEscape(text), "")
	if status != 200 || head.Get("Content-Type") != "image/png" {
		d.t.Fatalf("%s: %d", text, status)
	}
	return []byte(body)
}

func TestCodesOnThePage(t *testing.T) {
	d := newDesk(t)
	d.create("card42", 600)
	d.create("old", 60)
	d.p.LabelScene("card42", "李四的卡")
	d.pass(2 * time.Minute)
	d.create("card42", 600) // made anew: one entry
	list := d.codes()
	if len(list) != 3 || list[0].Scene != "" || list[0].Until != nil {
		t.Fatalf("codes %+v", list)
	}
	if old, card := list[1], list[2]; !old.Expired || old.Label != "二维码 old" || card.Expired || card.Label != "李四的卡" || card.Until == nil {
		t.Errorf("codes %+v", list)
	}
	if status, _, _ := d.ask(http.MethodGet, "/api/code?text=http://example.org", ""); status != 404 {
		t.Errorf("a picture of anything: %d", status)
	}
}

// photographed is a code as a phone would have it: small, askew in brightness, on a larger picture, as JPEG.
func photographed(t *testing.T, code []byte) []byte {
	t.Helper()
	drawn, err := png.Decode(bytes.NewReader(code))
	if err != nil {
		t.Fatal(err)
	}
	page := image.NewRGBA(image.Rect(0, 0, 900, 700))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.RGBA{214, 205, 190, 255}), image.Point{}, draw.Src)
	draw.Draw(page, drawn.Bounds().Add(image.Pt(300, 180)), drawn, image.Point{}, draw.Src)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, page, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPicturesOfCodesAreScanned(t *testing.T) {
	d := newDesk(t)
	d.create("card42", 600)
	scan := func(name string, data []byte) (int, string) {
		status, body, _ := d.ask(http.MethodPost, "/api/file?act=scan&name="+name, string(data))
		return status, body
	}
	card := d.drawn(d.codes()[1].Text)
	if status, body := scan("李四", photographed(t, card)); status != 200 || d.got()[0].EventKey != "qrscene_card42" {
		t.Errorf("%d %s, pushes %+v", status, body, d.got())
	}
	if status, _ := scan("李四", card); status != 200 || d.got()[1].Event != "SCAN" {
		t.Errorf("as a follower: %d %+v", status, d.got())
	}
	own := d.drawn(d.codes()[0].Text)
	if status, _ := scan("李四", own); status != 200 || len(d.got()) != 2 {
		t.Errorf("the account's own code tells a follower's account nothing: %+v", d.got()[2:])
	}
	if status, _ := scan("王五", own); status != 200 || d.got()[2].Event != "subscribe" || d.got()[2].EventKey != "" {
		t.Errorf("the account's own code: %+v", d.got()[2:])
	}
	blank, large := &bytes.Buffer{}, image.NewGray(image.Rect(0, 0, 300, 300))
	d.must(png.Encode(blank, large))
	for name, data := range map[string][]byte{"no code in it": blank.Bytes(), "no picture": []byte("<html>"), "a film": amr} {
		if status, _ := scan("李四", data); status == 200 {
			t.Errorf("%s was scanned", name)
		}
	}
	if len(d.got()) != 3 {
		t.Errorf("%d pushes", len(d.got()))
	}
}

// Whatever stands in them, all codes that the platform draws can be read from a photo.
func TestEveryCodeIsRead(t *testing.T) {
	d := newDesk(t)
	for n := range 16 {
		d.create(fmt.Sprint("card", n), 600)
	}
	for n, c := range d.codes()[1:] {
		name := fmt.Sprint("第", n, "个")
		if status, body, _ := d.ask(http.MethodPost, "/api/file?act=scan&name="+name, string(photographed(t, d.drawn(c.Text)))); status != 200 {
			t.Errorf("%s: %d %s", c.Text, status, body)
		}
	}
	if n := len(d.got()); n != 16 {
		t.Errorf("%d scans", n)
	}
}

func TestScannedText(t *testing.T) {
	d := newDesk(t)
	d.act("李四", "follow")
	d.create("card42", 600)
	for _, tc := range []struct {
		text string
		want int
	}{{"card42", 200}, {d.codes()[1].Text, 200}, {"printed-elsewhere", 200}, {"https://example.org/q/1", 409}, {"  ", 409}} {
		status, body, _ := d.ask(http.MethodPost, "/api/act", fmt.Sprintf(`{"name":"李四","act":"scan","text":%q}`, tc.text))
		if status != tc.want {
			t.Errorf("%q: %d %s", tc.text, status, body)
		}
	}
}

func TestFilesFromThePage(t *testing.T) {
	d := newDesk(t)
	d.act("李四", "follow")
	gif := []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;")
	mp4 := []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom")
	for _, tc := range []struct {
		name, act string
		data      []byte
		want      int
	}{
		{"a picture", "picture", gif, 200},
		{"a film", "video", mp4, 200},
		{"a film as a picture", "picture", mp4, 415},
		{"a picture as a film", "video", gif, 415},
		{"a page", "picture", []byte("<html>"), 415},
		{"an unknown act", "dance", gif, 415},
		{"11 MB", "picture", append(gif, make([]byte, 11<<20)...), 413},
	} {
		if status, body, _ := d.ask(http.MethodPost, "/api/file?name=李四&act="+tc.act, string(tc.data)); status != tc.want {
			t.Errorf("%s: %d %s", tc.name, status, body)
		}
	}
	if got := d.got(); len(got) != 3 || got[1].MsgType != "image" || got[2].MsgType != "video" {
		t.Errorf("pushes %+v", d.got())
	}
	if data, _, ok := d.p.Media(d.got()[1].MediaId); !ok || !bytes.Equal(data, gif) {
		t.Error("the picture is not the one that was chosen")
	}
}

func TestPeopleAreAdded(t *testing.T) {
	d := newDesk(t)
	d.p.AddPerson("李四", "群众")
	for _, tc := range []struct {
		name string
		want int
	}{{" 王五 ", 200}, {"王五", 409}, {"", 409}, {"名字长得写不下的一个人啊", 200}, {"名字长得写不下的一个人啊啊", 409}} {
		if status, body, _ := d.ask(http.MethodPost, "/api/person", fmt.Sprintf(`{"name":%q,"note":"外地来的"}`, tc.name)); status != tc.want {
			t.Errorf("%q: %d %s", tc.name, status, body)
		}
	}
	if all := d.p.People(); len(all) != 3 || all[1].Name != "王五" || all[1].Note != "外地来的" || all[1].Follows {
		t.Errorf("people %+v", all)
	}
}
