package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// handleAPI adds what the phones page asks; all of it is JSON but pictures and media:
//
//	GET  /simulator/api/state              people, the platform's time, the faults in force
//	GET  /simulator/api/events             server-sent: the state again at every change
//	GET  /simulator/api/phone?name&after   one phone; only bubbles with an id above after
//	GET  /simulator/api/media?id
//	POST /simulator/api/act                {name, act, text, id, url}
//	POST /simulator/api/file?name&act      a picture, a video, or the picture of a QR code
//	POST /simulator/api/person             {name, note}
//	GET  /simulator/api/codes              the QR codes there are
//	GET  /simulator/api/code?text          one of them as a picture
//	POST /simulator/api/fault              {kind, on, name}
func (p *Platform) handleAPI(mux *http.ServeMux) {
	mux.HandleFunc("GET /simulator/api/state", func(w http.ResponseWriter, _ *http.Request) { reply(w, http.StatusOK, p.state()) })
	mux.HandleFunc("GET /simulator/api/events", p.serveEvents)
	mux.HandleFunc("GET /simulator/api/phone", p.servePhone)
	mux.HandleFunc("GET /simulator/api/media", p.serveMedia)
	mux.HandleFunc("POST /simulator/api/act", p.serveAct)
	mux.HandleFunc("POST /simulator/api/file", p.serveFile)
	mux.HandleFunc("POST /simulator/api/person", p.servePerson)
	mux.HandleFunc("GET /simulator/api/codes", func(w http.ResponseWriter, _ *http.Request) { reply(w, http.StatusOK, p.Codes()) })
	mux.HandleFunc("GET /simulator/api/code", p.serveCode)
	mux.HandleFunc("POST /simulator/api/fault", p.serveFault)
}

// pageState is what all phones share.
type pageState struct {
	Run     string    `json:"run"`     // another one for every platform
	Version int64     `json:"version"` // raised by every change, so that an older state can be told
	Now     time.Time `json:"now"`     // in the account's time zone
	Morning time.Time `json:"morning"` // when work begins next
	People  []Person  `json:"people"`
	Faults  []string  `json:"faults"` // the keys of those in force
}

func (p *Platform) state() pageState {
	p.mu.Lock()
	version, run := p.changes, strconv.FormatInt(p.seed, 36)
	p.mu.Unlock()
	now := p.Now()
	return pageState{Run: run, Version: version, Now: now, Morning: p.nextMorning(now), People: p.People(), Faults: p.faultsInForce()}
}

// nextMorning is what Options.Morning says, or nine o'clock of the next day.
func (p *Platform) nextMorning(now time.Time) time.Time {
	if p.opt.Morning != nil {
		return p.opt.Morning(now).In(p.opt.Location)
	}
	return time.Date(now.Year(), now.Month(), now.Day()+1, 9, 0, 0, 0, p.opt.Location)
}

// phone is one person's phone.
type phone struct {
	Person  Person     `json:"person"`
	Bubbles []Bubble   `json:"bubbles"`
	Taps    [][]Item   `json:"taps"` // what can be tapped in each bubble
	Menu    []Button   `json:"menu"`
	Left    int        `json:"left"`
	Until   *time.Time `json:"until,omitempty"`
	Typing  *time.Time `json:"typing,omitempty"` // until when the account seems to type
}

func (p *Platform) servePhone(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	after, _ := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64) // 0, all of it, for anything else
	out := phone{Bubbles: []Bubble{}, Taps: [][]Item{}, Menu: p.Menu(name)}
	for _, u := range p.People() {
		if u.Name == name {
			out.Person = u
		}
	}
	if out.Person.Name == "" {
		reply(w, http.StatusNotFound, map[string]string{"error": "没有这个人"})
		return
	}
	for _, b := range p.Screen(name) {
		if b.ID > after {
			b.At = b.At.In(p.opt.Location)
			out.Bubbles = append(out.Bubbles, b)
			out.Taps = append(out.Taps, b.Taps())
		}
	}
	left, until := p.Room(name)
	out.Left, out.Until, out.Typing = left, p.shown(until), p.shown(p.typingUntil(name))
	reply(w, http.StatusOK, out)
}

// shown is a time in the account's zone, nil if there is none.
func (p *Platform) shown(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.In(p.opt.Location)
	return &t
}

// serveEvents sends the state now, at every change, and every few seconds, since nobody
// tells the platform that its clock has been moved. It ends with Close, so that a
// server that shuts down does not wait for open pages.
func (p *Platform) serveEvents(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	changed, stop := p.Subscribe()
	defer stop()
	beat := time.NewTicker(5 * time.Second)
	defer beat.Stop()
	for {
		body, err := json.Marshal(p.state())
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", body); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-beat.C:
		case <-p.closed:
			return
		case <-r.Context().Done():
			return
		}
	}
}

func (p *Platform) serveMedia(w http.ResponseWriter, r *http.Request) {
	data, contentType, ok := p.Media(r.URL.Query().Get("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", contentType)
	_, _ = w.Write(data)
}

// readJSON takes a small request, or answers that it makes no sense.
func readJSON(w http.ResponseWriter, r *http.Request, into any) bool {
	if json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(into) == nil {
		return true
	}
	reply(w, http.StatusBadRequest, map[string]string{"error": "看不懂这个请求"})
	return false
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
