package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"

	"shuanglian/liaison/roster"
)

// settingsOf reads the settings.yaml that a story brings with it: whose account
// it is, when it is not the demo's township.
func settingsOf(env *testscript.Env) func(*Config) {
	return func(config *Config) {
		text, err := os.ReadFile(filepath.Join(env.WorkDir, "settings.yaml"))
		if os.IsNotExist(err) {
			return
		}
		if err == nil {
			err = yaml.Unmarshal(text, config)
		}
		if err != nil {
			env.T().Fatal(err)
		}
	}
}

// beginningOf is when a story begins: what its now.txt says, or on a Monday in November.
func beginningOf(env *testscript.Env) time.Time {
	text, err := os.ReadFile(filepath.Join(env.WorkDir, "now.txt"))
	if os.IsNotExist(err) {
		return monday()
	}
	at, fault := time.ParseInLocation("2006-01-02T15:04", strings.TrimSpace(string(text)), monday().Location())
	if err != nil || fault != nil {
		env.T().Fatal(err, fault)
	}
	return at
}

// rosterOf are the tables that a story brings with it; none: the demo's.
func rosterOf(env *testscript.Env) []roster.Source {
	var sources []roster.Source
	for _, name := range []string{"人员.csv", "联系.csv", "回避.csv"} {
		if data, err := os.ReadFile(filepath.Join(env.WorkDir, name)); err == nil {
			sources = append(sources, roster.Source{Name: name, Data: data})
		}
	}
	return sources
}
