// Package web is the pages: those people open on their phones and those of the office. It turns what the field says into
// HTML; no rule of the field and no SQL may enter, and it never talks to the WeChat platform itself.
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"strings"
)

// Style sheets and scripts of others, fetched by make assets. Without them the folder holds a .gitignore alone: the binary
// still builds, and its pages are plain.
//
//go:embed all:assets
var embedded embed.FS

// Assets serves the embedded files below the path it is mounted on, stripped: weui/weui.min.css. Names that start with a dot
// and listings of folders don't exist. The files change with the binary only, so browsers may keep them for a day.
func Assets() http.Handler {
	files, err := fs.Sub(embedded, "assets")
	if err != nil {
		return http.NotFoundHandler() // the name is a constant: never
	}
	server := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := "/" + strings.TrimPrefix(r.URL.Path, "/")
		if strings.Contains(path, "/.") || strings.HasSuffix(path, "/") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=86400")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		server.ServeHTTP(w, r)
	})
}

// HasAssets tells whether make assets had run when this binary was built.
func HasAssets() bool {
	_, err := fs.Stat(embedded, "assets/weui/weui.min.css")
	return err == nil
}
