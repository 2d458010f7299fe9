package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// printHelp is a page of help in plain Chinese: how to call it, what it takes,
// and the commands below, group by group.
func printHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	page := &helpPage{out: ctx.Stdout}
	page.line("用法：%s", usageOf(node))
	page.line("\n%s", node.Help)
	if node.Detail != "" {
		page.line("\n%s", node.Detail)
	}
	page.section("参数", positionalRows(node))
	page.section("选项", flagRows(node.Flags))
	if node.Parent != nil {
		page.section("通用选项", flagRows(ctx.Model.Flags))
	}
	for _, group := range commandGroups(node) {
		page.section(group.title, group.rows)
	}
	if len(node.Children) > 0 {
		page.line("\n一个命令怎么用：%s 命令 --help", node.FullPath())
	}
	return page.err
}

func usageOf(node *kong.Node) string {
	usage := node.FullPath()
	for _, positional := range node.Positional {
		usage += " " + positional.Summary()
	}
	if len(node.Children) > 0 {
		usage += " 命令"
	}
	return usage + " [选项]"
}

// helpPage writes lines until one can't be written.
type helpPage struct {
	out io.Writer
	err error
}

func (p *helpPage) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format+"\n", args...)
	}
}

// section writes rows of two columns; none without rows.
func (p *helpPage) section(title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	p.line("\n%s：", title)
	widest := 0
	for _, row := range rows {
		widest = max(widest, columns(row[0]))
	}
	for _, row := range rows {
		p.line("  %s%s  %s", row[0], strings.Repeat(" ", widest-columns(row[0])), row[1])
	}
}

// columns is how wide a terminal shows a text: two columns for a Chinese character.
func columns(text string) int {
	width := 0
	for _, r := range text {
		if width++; r >= 0x2e80 {
			width++
		}
	}
	return width
}

func positionalRows(node *kong.Node) [][2]string {
	var rows [][2]string
	for _, positional := range node.Positional {
		rows = append(rows, [2]string{positional.Summary(), positional.Help})
	}
	return rows
}

func flagRows(flags []*kong.Flag) [][2]string {
	var rows [][2]string
	for _, flag := range flags {
		name, help := "--"+flag.Name, flag.Help
		if flag.Short != 0 {
			name = fmt.Sprintf("-%c, %s", flag.Short, name)
		}
		if flag.Name == "help" {
			help = "看这一页"
		}
		if !flag.IsBool() {
			name += "=" + strings.TrimSuffix(flag.FormatPlaceHolder(), ",...")
			if flag.Default != "" {
				help += "；不写就是 " + flag.Default
			}
		}
		rows = append(rows, [2]string{name, help})
	}
	return rows
}

type commandGroup struct {
	title string
	rows  [][2]string
}

// commandGroups lists the commands below a node, by their groups in the order
// of the struct.
func commandGroups(node *kong.Node) []commandGroup {
	var groups []commandGroup
	for _, leaf := range node.Leaves(true) {
		title := "命令"
		if group := leaf.ClosestGroup(); group != nil {
			title = group.Title
		}
		if len(groups) == 0 || groups[len(groups)-1].title != title {
			groups = append(groups, commandGroup{title: title})
		}
		last := &groups[len(groups)-1]
		last.rows = append(last.rows, [2]string{strings.TrimPrefix(leaf.FullPath(), "shuanglian "), leaf.Help})
	}
	return groups
}

// usageFault says in plain Chinese what is wrong with a command line, and where
// to look.
func usageFault(err error) string {
	look := "shuanglian"
	var fault *kong.ParseError
	if errors.As(err, &fault) && fault.Context != nil && fault.Context.Selected() != nil {
		look = fault.Context.Selected().FullPath()
	}
	text := err.Error()
	for _, known := range usageFaults() {
		if known.english.MatchString(text) {
			text = known.english.ReplaceAllString(text, known.chinese)
			break
		}
	}
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, `"`, " ")), " ")
	return fmt.Sprintf("命令不对：%s。看怎么写：%s --help", strings.ReplaceAll(text, " ,", ","), look)
}

type faultWords struct {
	english *regexp.Regexp
	chinese string
}

// usageFaults are the parser's sentences that a person meets.
func usageFaults() []faultWords {
	words := func(english, chinese string) faultWords { return faultWords{regexp.MustCompile(english), chinese} }
	return []faultWords{
		words(`^[a-z ]+: ((?:--\S+ )?\p{Han}.*)$`, `$1`), // of a command's own Validate
		words(`^unexpected argument (\S+), did you mean (?:one of )?(.*)\?$`, `没有 $1 这个命令，是不是 $2`),
		words(`^unexpected argument (.*)$`, `不认识 $1`),
		words(`^unknown flag (\S+), did you mean (?:one of )?(.*)\?$`, `没有 $1 这个选项，是不是 $2`),
		words(`^unknown flag (.*)$`, `没有 $1 这个选项`),
		words(`^expected one of (.*)$`, `后面要接一个命令，$1`),
		words(`^expected (.*)$`, `还缺 $1`),
		words(`^missing flags: (.*)$`, `还缺选项 $1`),
		words(`^(--\S+?)(?:=\S+)? must be one of (.*) but got (.*)$`, `$1 只能写 $2 ，不能写 $3`),
		words(`^<(\S+?)> must be one of (.*) but got (.*)$`, `${1}只能写 $2 ，不能写 $3`),
		words(`^<(\S+?)>: expected a valid \d+ bit u?int but got (.*)$`, `${1}要写数字，不能写 $2`),
		words(`^(--\S+?): expected a valid \d+ bit u?int but got (.*)$`, `$1 要写数字，不能写 $2`),
		words(`^(--\S+?): (?:missing value|expected \S+ value).*$`, `$1 后面要写一个值`),
	}
}
