package wording_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The longest text one message should hold; below every limit that was measured.
const (
	mostRunes = 600
	mostBytes = 1800
)

const page = "../../docs/wording.md"

var update = flag.Bool("update", false, "write docs/wording.md")

// exported lists the functions of the package that make a text, by file.
func exported(t *testing.T) map[string]string {
	t.Helper()
	functions := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			if function, ok := declared.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.IsExported() {
				functions[function.Name.Name] = name
			}
		}
	}
	return functions
}

func TestEverythingSaidHasAnExample(t *testing.T) {
	functions := exported(t)
	shown := map[string]bool{}
	for _, chapter := range chapters() {
		for _, example := range chapter.examples {
			if shown[example.function] = true; functions[example.function] == "" {
				t.Errorf("%s says nothing any more: take its example out of examples_test.go", example.function)
			}
		}
	}
	for _, function := range slices.Sorted(maps.Keys(functions)) {
		if !shown[function] {
			t.Errorf("%s (%s) has no example: add one to examples_test.go", function, functions[function])
		}
	}
}

// faultsOf are what no text may have, in words for whoever wrote it.
func faultsOf(text string) []string {
	var found []string
	for fault, pattern := range map[string]string{
		"a half-width sign beside a Chinese character":   `\p{Han}[,:;?!()]|[,:;?!(]\p{Han}`,
		"a full stop, comma or colon said twice":         `[，。：；、][，。：；、]`,
		"an empty line, or a space at the end of a line": `\n\n|[ \t　]\n|^\s|\s$`,
		"a phone number of somebody":                     `\b1[3-9][0-9]{9}\b`,
		"the inside of the program":                      `(?i)openid|error|null|nil|%!|\{\{|错误码|系统错误|异常`,
		"a word of command to an old person":             `必须|禁止|违规|无效|非法`,
		"a tag that could come to life":                  `[<>]`,
	} {
		if part := regexp.MustCompile(pattern).FindString(text); part != "" {
			found = append(found, fmt.Sprintf("%s: %q", fault, part))
		}
	}
	if utf8.RuneCountInString(text) > mostRunes || len(text) > mostBytes {
		found = append(found, fmt.Sprintf("%d characters, %d bytes", utf8.RuneCountInString(text), len(text)))
	}
	if strings.TrimSpace(text) == "" {
		found = append(found, "nothing")
	}
	return found
}

func TestTextsArePlain(t *testing.T) {
	for _, chapter := range chapters() {
		for _, example := range chapter.examples {
			for _, fault := range faultsOf(example.text) {
				t.Errorf("%s (%s): %s\n%s", example.function, example.when, fault, example.text)
			}
		}
	}
}

// The page of all texts is for people who don't read code.
func TestThePageOfTextsIsUpToDate(t *testing.T) {
	var b strings.Builder
	b.WriteString("# 公众号说的每一句话\n\n由 `go test ./liaison/wording -update` 写出，请不要手改；要改话，改 `liaison/wording`。人名、编号都是例子。\n")
	for _, chapter := range chapters() {
		fmt.Fprintf(&b, "\n## %s\n", chapter.title)
		for _, example := range chapter.examples {
			fmt.Fprintf(&b, "\n%s（`%s`）\n\n```text\n%s\n```\n", example.when, example.function, example.text)
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	written, err := os.ReadFile(page)
	if err != nil || string(written) != b.String() {
		t.Errorf("docs/wording.md is not what is said now (%v): run go test ./liaison/wording -update", err)
	}
}
