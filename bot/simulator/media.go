package simulator

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// mediaLife is how long temporary media stay: three days, those of users too.
const mediaLife = 72 * time.Hour

const longestVoice = 60 // seconds

// medium is one temporary medium.
type medium struct {
	kind        string // image, voice, video, thumb
	data        []byte
	contentType string
	until       time.Time
}

// seconds is the length of a voice in AMR: 50 frames of 32 bytes a second at 12.2 kbit/s.
func (m *medium) seconds() int {
	if m.kind != "voice" || !bytes.HasPrefix(m.data, []byte(amrHead)) {
		return 0
	}
	return (len(m.data) - len(amrHead) + 1599) / 1600
}

// keep stores a medium and names it. The lock is held.
func (p *Platform) keep(m *medium) string {
	m.until = p.Now().Add(mediaLife)
	id := digest("media", randomDigits(20)) + "Zq"
	p.media[id] = m
	return id
}

// live is a medium that has not run out, or nil. The lock is held.
func (p *Platform) live(id string) *medium {
	m := p.media[id]
	if m == nil || !p.Now().Before(m.until) {
		return nil
	}
	return m
}

// Media gives the bytes behind a media id, for a phone that shows them.
func (p *Platform) Media(id string) (data []byte, contentType string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m := p.live(id); m != nil {
		return m.data, m.contentType, true
	}
	return nil, "", false
}

// mediaFields are the elements by which a push names what a person sent. The lock is held.
func (p *Platform) mediaFields(m *medium, id string) []element {
	switch m.kind {
	case "image":
		return []element{{"PicUrl", "http://mmbiz.qpic.cn/mmbiz_jpg/" + id[:24] + "/0"}, {"MediaId", id}}
	case "voice":
		return []element{{"MediaId", id}, {"MediaId16K", id}}
	default:
		thumb := &medium{kind: "thumb", data: samplePicture(), contentType: "image/png"}
		return []element{{"MediaId", id}, {"ThumbMediaId", p.keep(thumb)}}
	}
}

func (p *Platform) mediaGet(c call) answer {
	m := p.live(c.r.URL.Query().Get("media_id"))
	if m == nil {
		return fail(40007) // JSON, where bytes are expected
	}
	if m.kind == "video" {
		return answer{bare: true, fields: map[string]any{
			"video_url": "http://" + c.r.Host + "/cgi-bin/media/video?media_id=" + c.r.URL.Query().Get("media_id")}}
	}
	return binary200(m.contentType, m.data)
}

func (p *Platform) mediaVideo(c call) answer {
	m := p.live(c.r.URL.Query().Get("media_id"))
	if m == nil {
		return fail(40007)
	}
	return binary200(m.contentType, m.data)
}

// mediaUpload takes one temporary medium, within the sizes and types of 新增临时素材.
func (p *Platform) mediaUpload(c call) answer {
	kind := c.r.URL.Query().Get("type")
	data, ok := uploaded(c)
	if !ok || len(data) == 0 {
		return fail(41005)
	}
	limit, types := mediaRules(kind)
	got := sniff(data)
	switch {
	case limit == 0:
		return fail(40004)
	case len(data) > limit:
		return fail(40006)
	case !strings.Contains(types, got):
		return failf(40005, "invalid file type")
	}
	if (&medium{kind: kind, data: data}).seconds() > longestVoice {
		return fail(45007)
	}
	id := p.keep(&medium{kind: kind, data: data, contentType: got})
	name := "media_id"
	if kind == "thumb" {
		name = "thumb_media_id"
	}
	return answer{bare: true, fields: map[string]any{"type": kind, name: id, "created_at": p.Now().Unix()}}
}

func mediaRules(kind string) (limit int, types string) {
	switch kind {
	case "image":
		return 10 << 20, "image/png image/jpeg image/gif"
	case "voice":
		return 2 << 20, "audio/amr audio/mpeg"
	case "video":
		return 10 << 20, "video/mp4"
	case "thumb":
		return 64 << 10, "image/jpeg"
	}
	return 0, ""
}

func uploaded(c call) ([]byte, bool) {
	_, params, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if err != nil {
		return nil, false
	}
	form := multipart.NewReader(bytes.NewReader(c.body), params["boundary"])
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, false
		}
		if part.FormName() == "media" && part.FileName() != "" {
			data, err := io.ReadAll(part)
			return data, err == nil
		}
	}
}

const amrHead = "#!AMR\n"

func sniff(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte(amrHead)):
		return "audio/amr"
	case bytes.HasPrefix(data, []byte("ID3")), len(data) > 1 && data[0] == 0xFF && data[1]&0xE0 == 0xE0:
		return "audio/mpeg"
	}
	t, _, _ := strings.Cut(http.DetectContentType(data), ";")
	return t
}

func samplePicture() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 160, 120))
	for y := range 120 {
		for x := range 160 {
			c := color.RGBA{uint8(120 + y/2), uint8(170 + y/4), uint8(215 - y/3), 255}
			if y > 70+(x%40)/6 {
				c = color.RGBA{96, uint8(140 - y/4), 84, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img) // into memory: cannot fail
	return b.Bytes()
}

// sampleVoice is silence: AMR frames of 12.2 kbit/s, 20 ms each.
func sampleVoice(seconds int) []byte {
	frame := make([]byte, 32)
	frame[0] = 0x3C
	return append([]byte(amrHead), bytes.Repeat(frame, 50*max(seconds, 1))...)
}

// sampleSpeex is a stream of Ogg pages (RFC 3533, 6): a Speex head of 16 kHz, a comment
// and one page of sound that ends so many seconds later.
func sampleSpeex(seconds int) []byte {
	page := func(granule uint64, body string) []byte {
		head := append([]byte("OggS\x00\x00"), binary.LittleEndian.AppendUint64(nil, granule)...)
		return append(append(append(head, make([]byte, 12)...), 1, byte(len(body))), body...) // serial, sequence, checksum
	}
	head := make([]byte, 80)
	copy(head, "Speex   ")
	binary.LittleEndian.PutUint32(head[36:], 16000)
	return slices.Concat(page(0, string(head)), page(0, "comment"), page(uint64(16000*max(seconds, 1)), "sound"))
}

// sampleVideo is the frame of a film of seven seconds, without pictures.
func sampleVideo() []byte {
	header := make([]byte, 100)
	binary.BigEndian.PutUint32(header[12:], 1000) // units a second
	binary.BigEndian.PutUint32(header[16:], 7000)
	return slices.Concat(box("ftyp", []byte("mp42\x00\x00\x00\x00mp42isom")), box("moov", box("mvhd", header)), box("mdat", make([]byte, 1024)))
}

// box is a box of an MP4: its size, its name, what is in it.
func box(name string, body []byte) []byte {
	return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(8+len(body))), []byte(name), body)
}

func formatWhole(f float64) string {
	if f != float64(int64(f)) {
		return ""
	}
	return strconv.FormatInt(int64(f), 10)
}
