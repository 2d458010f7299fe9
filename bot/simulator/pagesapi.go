package simulator

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// handleAPI adds what the phones page asks; all of it is JSON but the media:
//
//	GET  /simulator/api/state            people, the platform's time, the faults in force
//	GET  /simulator/api/phone?name&after one phone; only bubbles with an id above after
//	POST /simulator/api/act              {name, act, text, id}
//	POST /simulator/api/fault            {kind, on, name}
//	GET  /simulator/api/events           server-sent: the state again at every change
//	GET  /simulator/api/media?id
func (p *Platform) handleAPI(mux *http.ServeMux) {
	mux.HandleFunc("GET /simulator/api/state", func(w http.ResponseWriter, _ *http.Request) { reply(w, http.StatusOK, p.state()) })
	mux.HandleFunc("GET /simulator/api/phone", p.servePhone)
	mux.HandleFunc("POST /simulator/api/act", p.serveAct)
	mux.HandleFunc("POST /simulator/api/fault", p.serveFault)
	mux.HandleFunc("GET /simulator/api/events", p.serveEvents)
	mux.HandleFunc("GET /simulator/api/media", p.serveMedia)
}

// pageState is what all phones share.
type pageState struct {
	Now      time.Time `json:"now"` // in the account's time zone
	People   []Person  `json:"people"`
	Down     bool      `json:"down"`
	Refusing bool      `json:"refusing"`
}

func (p *Platform) state() pageState {
	s := pageState{Now: p.Now().In(p.opt.Location), People: p.People()}
	p.mu.Lock()
	defer p.mu.Unlock()
	s.Down, s.Refusing = p.wrong.down, p.wrong.refuse != 0
	return s
}

// phone is one person's phone.
type phone struct {
	Person  Person     `json:"person"`
	Bubbles []Bubble   `json:"bubbles"`
	Taps    [][]Item   `json:"taps"` // what can be tapped in each bubble
	Menu    []Button   `json:"menu"`
	Left    int        `json:"left"`
	Until   *time.Time `json:"until,omitempty"`
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
	out.Left = left
	if !until.IsZero() {
		until = until.In(p.opt.Location)
		out.Until = &until
	}
	reply(w, http.StatusOK, out)
}

type pageAct struct {
	Name string `json:"name"`
	Act  string `json:"act"`
	Text string `json:"text"`
	ID   string `json:"id"`
}

func (p *Platform) serveAct(w http.ResponseWriter, r *http.Request) {
	var in pageAct
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&in); err != nil || in.Name == "" {
		reply(w, http.StatusBadRequest, map[string]string{"error": "看不懂这个请求"})
		return
	}
	// A closed page must not take back what was already sent.
	if err := p.carryOut(context.WithoutCancel(r.Context()), in); err != nil {
		reply(w, http.StatusConflict, map[string]string{"error": err.Error()})
		return
	}
	reply(w, http.StatusOK, map[string]bool{"ok": true})
}

func (p *Platform) carryOut(ctx context.Context, in pageAct) error {
	switch in.Act {
	case "follow":
		return p.Follow(ctx, in.Name)
	case "unfollow":
		return p.Unfollow(ctx, in.Name)
	case "say":
		return p.Say(ctx, in.Name, in.Text)
	case "picture":
		return p.SendPicture(ctx, in.Name, nil)
	case "voice":
		seconds, _ := strconv.Atoi(in.Text)
		return p.SendVoice(ctx, in.Name, min(max(seconds, 1), 60))
	case "video":
		return p.SendVideo(ctx, in.Name)
	case "place":
		return p.SendPlace(ctx, in.Name, in.Text)
	case "scan":
		return p.Scan(ctx, in.Name, in.Text)
	case "menu":
		return p.TapMenu(ctx, in.Name, in.ID)
	case "tap":
		return p.TapMsgMenu(ctx, in.Name, in.ID, in.Text)
	case "block", "unblock":
		p.Block(in.Name, in.Act == "block")
		return nil
	}
	return fmt.Errorf("simulator: unknown act %q", in.Act)
}

func (p *Platform) serveFault(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Kind string `json:"kind"`
		On   bool   `json:"on"`
		Name string `json:"name"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&in); err != nil {
		reply(w, http.StatusBadRequest, map[string]string{"error": "看不懂这个请求"})
		return
	}
	switch in.Kind {
	case "down":
		p.SetDown(in.On)
	case "callback":
		p.RefuseCallback(map[bool]int{true: -1}[in.On])
	case "token":
		p.KillToken()
	case "window":
		p.CloseWindow(in.Name)
	default:
		reply(w, http.StatusBadRequest, map[string]string{"error": "没有这种故障"})
		return
	}
	reply(w, http.StatusOK, p.state())
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

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
