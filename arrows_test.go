package main_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// listedPackage is what go list says of one package without its tests: those may join rooms to try them together.
type listedPackage struct {
	ImportPath string
	Name       string
	Deps       []string
}

func listPackages(t *testing.T) []listedPackage {
	t.Helper()
	output, err := exec.Command("go", "list", "-e", "-json=ImportPath,Name,Deps", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listedPackage
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for {
		var listed listedPackage
		err := decoder.Decode(&listed)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, listed)
	}
}

// room is the first folder of a package of ours: bot for shuanglian/bot/wechat; "" for others' packages and main.
func room(importPath string) string {
	inside, ours := strings.CutPrefix(importPath, "shuanglian/")
	if !ours {
		return ""
	}
	name, _, _ := strings.Cut(inside, "/")
	return name
}

// The arrows of ARCHITECTURE.md: a room may lead, directly or through others, only to the rooms written behind it.
func mayReach() map[string][]string {
	return map[string][]string{
		"liaison":   {"liaison"},
		"bot":       {"bot"},
		"storage":   {"storage", "liaison"},
		"web":       {"web", "liaison"},
		"handlers":  {"handlers", "liaison", "bot"},
		"scheduler": {"scheduler", "liaison", "bot"},
	}
}

func TestArrowsPointOneWay(t *testing.T) {
	allowed := mayReach()
	for _, listed := range listPackages(t) {
		from := room(listed.ImportPath)
		if from == "" {
			continue
		}
		if _, known := allowed[from]; !known {
			t.Errorf("%s is a room that ARCHITECTURE.md doesn't name", listed.ImportPath)
		}
		for _, dep := range listed.Deps {
			if to := room(dep); to != "" && !slices.Contains(allowed[from], to) {
				t.Errorf("%s leads to %s: an arrow against the design", listed.ImportPath, dep)
			}
		}
	}
}

// Rules for one sub-room each, where its room as a whole may do more.
func TestSubRoomsKeepToThemselves(t *testing.T) {
	rules := map[string]func(dep string) bool{
		"shuanglian/bot/wechat":      func(dep string) bool { return room(dep) == "" },
		"shuanglian/bot/simulator":   func(dep string) bool { return room(dep) == "" || dep == "shuanglian/bot/wechat" },
		"shuanglian/liaison/workday": func(dep string) bool { return !strings.Contains(dep, ".") && room(dep) == "" },
		"shuanglian/liaison":         func(dep string) bool { return !slices.Contains(outsideWorld(), dep) },
		"shuanglian/liaison/roster":  func(dep string) bool { return !slices.Contains(outsideWorld(), dep) },
		"shuanglian/liaison/wording": func(dep string) bool { return !slices.Contains(outsideWorld(), dep) },
		"shuanglian/scheduler":       func(dep string) bool { return room(dep) != "bot" || dep == "shuanglian/bot/wechat" },
	}
	for _, listed := range listPackages(t) {
		allowed := rules[listed.ImportPath]
		if allowed == nil {
			continue
		}
		for _, dep := range listed.Deps {
			if !allowed(dep) {
				t.Errorf("%s leads to %s", listed.ImportPath, dep)
			}
		}
	}
}

// outsideWorld is what the field may not reach: it has no I/O of its own.
func outsideWorld() []string {
	return []string{"database/sql", "net/http", "os/exec"}
}

func TestPackagesAreNamedForWhatTheyAre(t *testing.T) {
	for _, listed := range listPackages(t) {
		for _, name := range []string{listed.Name, path.Base(listed.ImportPath)} {
			if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "model", "models", "cmd", "pkg", "internal"}, name) {
				t.Errorf("%s: %q says nothing about what is inside", listed.ImportPath, name)
			}
		}
	}
}
