package main

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

const (
	// variablePrefix begins every variable that a setting is read from.
	variablePrefix = "SHUANGLIAN_"
	// variableSlips is how many letters may be wrong in a name that is still taken for a setting's.
	variableSlips = 2
)

// platforms put such names in by themselves where something beside the program is called shuanglian-redis or the like.
var platformVariable = regexp.MustCompile(`_SERVICE_HOST$|_SERVICE_PORT(_\w+)?$|_PORT(_\d+_\w+)?$`)

// strangeVariables finds what was meant for a setting and is none: who has mistyped a limit must not believe that it holds.
func strangeVariables(given map[string]string, config Config) []error {
	var known, sections []string
	secrets := map[string]bool{}
	eachField(reflect.ValueOf(config), "", func(key string, field reflect.StructField, _ reflect.Value) {
		name := variable(key)
		known = append(known, name)
		section, _, _ := strings.Cut(key, ".")
		sections = append(sections, variable(section)+"_")
		secrets[name] = field.Type == reflect.TypeFor[Secret]()
	})
	var faults []error
	for _, name := range slices.Sorted(maps.Keys(given)) {
		setting, isFile := strings.CutSuffix(name, "_FILE")
		if !strings.HasPrefix(name, variablePrefix) || slices.Contains(known, name) || isFile && secrets[setting] || platformVariable.MatchString(name) {
			continue
		}
		if isFile && slices.Contains(known, setting) {
			faults = append(faults, fmt.Errorf("环境变量 %s：只有密码、密钥能用 _FILE，请改用 %s", name, setting))
			continue
		}
		nearest := slices.MinFunc(known, func(a, b string) int { return lettersApart(name, a) - lettersApart(name, b) })
		inSection := slices.ContainsFunc(sections, func(section string) bool { return strings.HasPrefix(name, section) })
		if inSection || lettersApart(name, nearest) <= variableSlips {
			faults = append(faults, fmt.Errorf("不认识环境变量 %s：请删去或改正，最像的是 %s", name, nearest))
		}
	}
	return faults
}

// lettersApart counts the letters to put in, take out or change between two names.
func lettersApart(a, b string) int {
	before := make([]int, len(b)+1)
	for j := range before {
		before[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			changed := before[j]
			if a[i] != b[j] {
				changed++
			}
			row[j+1] = min(changed, before[j+1]+1, row[j]+1)
		}
		before = row
	}
	return before[len(b)]
}
