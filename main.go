// Command shuanglian is the WeChat official-account bot of the double-contact
// system (双联制). This room is only wiring: settings, commands, and the rooms
// put together in the order in which data flows.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"shuanglian/liaison"
	"shuanglian/storage"
)

// Exit codes of every command.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	storage.LogRedisTo(newLogger(os.Stderr)) // the client has one such place for the whole process
	os.Exit(run(os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// commands is the whole command line.
type commands struct {
	Config string `default:"config.yaml" placeholder:"FILE" help:"设置文件"`

	Serve      serveCommand     `cmd:"" help:"运行服务"`
	Demo       demoCommand      `cmd:"" help:"演示：三部手机、模拟的微信平台、一个编出来的镇"`
	Migrate    migrateCommand   `cmd:"" help:"建立或升级数据库"`
	Roster     rosterCommands   `cmd:"" help:"名册"`
	Matter     matterCommands   `cmd:"" help:"事项（只有编号、状态、日期和身份）"`
	Deliveries deliveryCommands `cmd:"" help:"发出的消息（不含内容）"`
	Doctor     doctorCommand    `cmd:"" help:"检查设置、数据库、Redis 和微信平台"`
	Version    versionCommand   `cmd:"" help:"版本"`
}

// console is where a command reads its surroundings and writes its results.
type console struct {
	context context.Context
	config  string
	environ []string
	out     io.Writer
	err     io.Writer
}

// run is the program as a function: its exit code is the only result.
func run(args, environ []string, out, errOut io.Writer) int {
	var cli commands
	parser, err := kong.New(&cli, kong.Name("shuanglian"), kong.Description("双联：党代表联络公众号"),
		kong.Writers(out, errOut), kong.Exit(func(int) {}), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(errOut, err)
		return exitFailed
	}
	if wantsHelp(args) {
		_, _ = parser.Parse(args)
		return exitDone
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(errOut, "命令不对：%s。用 shuanglian --help 看有哪些命令\n", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	at := &console{context: ctx, config: cli.Config, environ: environ, out: out, err: errOut}
	if err := parsed.Run(at); err != nil {
		fmt.Fprintln(errOut, sentence(err))
		return exitFailed
	}
	return exitDone
}

func wantsHelp(args []string) bool {
	for _, arg := range args {
		if arg == "--help" || arg == "-h" {
			return true
		}
	}
	return len(args) == 0
}

// sentence is what a person is told about a failure.
func sentence(err error) string {
	var fault *liaison.Fault
	if errors.As(err, &fault) {
		return fault.Sentence
	}
	return newMasker().text(strings.TrimSpace(err.Error()))
}

// settings loads the settings of a command.
func (c *console) settings() (Config, error) { return Load(c.config, c.environ) }
