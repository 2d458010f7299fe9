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
	"runtime/debug"
	"strings"
	"syscall"
	"unicode"

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
	collectLess()
	os.Exit(run(os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// collectLess gives memory for time unless GOGC says otherwise: what lives is some tens of
// megabytes, and with a third more of them a twentieth of the work is saved.
func collectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
}

// commands is the whole command line.
type commands struct {
	Config string `default:"config.yaml" placeholder:"文件" help:"设置文件"`

	Demo       demoCommand      `cmd:"" group:"先看一看" help:"演示：三部手机、模拟的微信平台、一个编出来的镇"`
	Doctor     doctorCommand    `cmd:"" group:"开起来" help:"检查设置、数据库、Redis 和微信平台，每处毛病说怎么办"`
	Migrate    migrateCommand   `cmd:"" group:"开起来" help:"建立或升级数据库"`
	Serve      serveCommand     `cmd:"" group:"开起来" help:"运行服务，直到叫它停"`
	Menu       menuCommands     `cmd:"" group:"开起来" help:"公众号的菜单"`
	Roster     rosterCommands   `cmd:"" group:"名册" help:"名册：空表、导入、发绑定码"`
	Person     personCommands   `cmd:"" group:"名册" help:"一个人自己的资料"`
	Matter     matterCommands   `cmd:"" group:"查看" help:"事项：只有编号、状态、日期和身份，不含内容和姓名"`
	Deliveries deliveryCommands `cmd:"" group:"查看" help:"发出的消息：只有种类、状态和次数，不含内容"`
	Tasks      taskCommands     `cmd:"" group:"查看" help:"要打的电话和办公室别的事"`
	Digest     digestCommands   `cmd:"" group:"查看" help:"周报和每天的情况"`
	Visits     visitsCommands   `cmd:"" group:"查看" help:"走访、约谈联系：谁还差谁"`
	Jobs       jobCommands      `cmd:"" group:"查看" help:"定时任务跑过的历史"`
	Audit      auditCommands    `cmd:"" group:"查看" help:"审计记录"`
	Meeting    meetingCommands  `cmd:"" group:"会议" help:"会议：发、改、取消，看答复"`
	Rota       rotaCommands     `cmd:"" group:"会议" help:"接待日值班：谁在哪天"`
	Calendar   calendarCommands `cmd:"" group:"日历" help:"工作日历：放假、调休、期限"`
	Backup     backupCommand    `cmd:"" group:"备份" help:"备份数据库，服务不用停"`
	Restore    restoreCommand   `cmd:"" group:"备份" help:"还原一份备份；备份以后可能已经发出的不会再发"`
	Version    versionCommand   `cmd:"" group:"其他" help:"版本"`
}

// console is where a command reads its surroundings and writes its results.
type console struct {
	context context.Context
	config  string
	environ []string
	in      io.Reader // somebody to ask; nil when nobody sits at a terminal
	out     io.Writer
	err     io.Writer
}

// run is the program as a function: its exit code is the only result.
func run(args, environ []string, out, errOut io.Writer) int {
	var cli commands
	helped := false // kong goes on parsing behind the page it has printed
	help := func(options kong.HelpOptions, ctx *kong.Context) error {
		helped = true
		return printHelp(options, ctx)
	}
	parser, err := kong.New(&cli, kong.Name("shuanglian"), kong.Description("双联：党委委员联系党代表、党代表联系党员群众的公众号。"),
		kong.Writers(out, errOut), kong.Exit(func(int) {}), kong.Help(help))
	if err != nil {
		fmt.Fprintln(errOut, err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	switch {
	case helped:
		return exitDone
	case err != nil:
		fmt.Fprintln(errOut, usageFault(err))
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	at := &console{context: ctx, config: cli.Config, environ: environ, in: terminal(os.Stdin), out: out, err: errOut}
	if err := parsed.Run(at); err != nil {
		fmt.Fprintln(errOut, sentence(err))
		return exitFailed
	}
	return exitDone
}

// sentence is what a person is told about a failure. What nobody has put into
// words yet is told as it is, with a word on what to do.
func sentence(err error) string {
	var fault *liaison.Fault
	if errors.As(err, &fault) {
		return fault.Sentence
	}
	text := newMasker().text(strings.TrimSpace(err.Error()))
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return text
	}
	return "没有办成。请把下面这行交给管服务器的人：\n" + text
}

// settings loads the settings of a command.
func (c *console) settings() (Config, error) { return Load(c.config, c.environ) }
