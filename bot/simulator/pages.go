package simulator

import (
	"embed"
	page "html/template"
	"io/fs"
	"net/http"
)

//go:embed page
var pageFiles embed.FS

// Pages is the phones page with its API, to be mounted at /simulator/:
//
//	GET  /simulator/            three phones side by side
//	GET  /simulator/static/…    its script and style
//	     /simulator/api/…       what the script asks; see pagesapi.go
//
// The page also calls /simulator/clock, which the program with the clock serves.
// Acts in the name of anybody are open to whoever reaches it: loopback only.
func (p *Platform) Pages() http.Handler {
	mux := http.NewServeMux()
	static, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	phones := page.Must(page.ParseFS(pageFiles, "page/phones.html", "page/phone.html", "page/sheets.html"))
	files := http.StripPrefix("/simulator/static/", http.FileServerFS(static))
	mux.Handle("GET /simulator/static/", files)
	mux.HandleFunc("GET /simulator/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		// The status is sent by then; a reader who has gone needs no error.
		_ = phones.Execute(w, p.pageView())
	})
	p.handleAPI(mux)
	return http.NewCrossOriginProtection().Handler(guarded(mux))
}

// view is what the page is made from.
type view struct {
	Title, Initial string
	Phones         []phoneView
	Faults         []faultGroup
}

type phoneView struct {
	Phone          int
	Title, Initial string
}

func (p *Platform) pageView() view {
	v := view{Title: p.Title(), Initial: firstRune(p.Title()), Faults: pageFaults()}
	for n := range 3 {
		v.Phones = append(v.Phones, phoneView{n + 1, v.Title, v.Initial})
	}
	return v
}

// guarded lets the page load nothing but its own files, and nobody store what it shows.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "+
			"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
