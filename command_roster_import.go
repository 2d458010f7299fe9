package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

type rosterImport struct {
	Files    []string       `arg:"" optional:"" name:"文件" help:"名册.xlsx，或人员表、联系表、回避表"`
	DryRun   bool           `help:"只检查：列出每处错误、有哪些不同、要答的问题，不导入"`
	Answer   map[int]string `placeholder:"1=same" help:"回答问题：1=same 是同一个人换了手机，1=new 是另一个人"`
	HandOver bool           `help:"去掉党代表、党委委员身份的人还有在办的：移交给接手联系的人，没有接手的交联络办公室，并告诉各人"`
	Resume   bool           `help:"接着做上次没做完的导入"`
}

const importActor = "command:roster import"

// Run imports everything or nothing. Every fault of the files is named with its line and cell, and everything is checked
// before the first write.
func (r *rosterImport) Run(c *console) error {
	sources, err := readSources(r.Files)
	if err != nil {
		return err
	}
	return c.withOffice(func(office liaison.Office, config Config) error {
		under, found, err := unfinished(c.context, office)
		switch {
		case err != nil:
			return err
		case r.Resume && !found:
			return errors.New("没有没做完的导入，去掉 --resume 再试")
		case r.Resume && len(sources) == 0 && under.Staged == under.Total:
			return r.takeImport(c, office, nil)
		case len(sources) == 0:
			return errors.New("请写上名册文件：shuanglian roster import 名册.xlsx")
		case found && !r.Resume && !r.DryRun:
			return errors.New("上一次导入没有做完：用原来的文件和回答加 --resume 接着做，或用 roster undo 放弃它")
		}
		if !r.Resume {
			under = liaison.Import{}
		}
		return r.importInto(c, office, config, sources, under)
	})
}

func (r *rosterImport) importInto(c *console, office liaison.Office, config Config, sources []roster.Source, under liaison.Import) error {
	print := fingerprint(sources, r.Answer)
	if under.ID != "" && under.Fingerprint != print {
		return errors.New("和上次没做完的不是同一份文件和回答：请用原来的，或用 roster undo 放弃上次的")
	}
	plan, err := c.planImport(office, config, sources, liaison.PlanOptions{Answers: r.Answer, Fingerprint: print, HandOver: r.HandOver, Resume: under})
	if err != nil {
		return err
	}
	for _, warning := range plan.Warnings {
		fmt.Fprintln(c.err, "提醒："+warning.String())
	}
	if r.DryRun {
		c.showPlan(plan)
		return nil
	}
	if open := plan.Open(); len(open) > 0 {
		c.showQuestions(c.err, open)
		return fmt.Errorf("还有%d个问题没有答，一行也没有导入：请照上面的写法答了再导入", len(open))
	}
	if plan.Import.Total == 0 { // the way back stays open to the import before
		c.showDone(plan.Done)
		return nil
	}
	if under.ID == "" {
		if err := c.sweepImports(office); err != nil { // an undo cut off may have left something
			return err
		}
		if err := office.Do(c.context, func(d *liaison.Desk) error { return d.BeginImport(plan) }); err != nil {
			return err
		}
	}
	if err := c.stageImport(office, plan); err != nil {
		return err
	}
	return r.takeImport(c, office, &plan.Done)
}

func (r *rosterImport) takeImport(c *console, office liaison.Office, done *liaison.Imported) error {
	take := func(d *liaison.Desk) error { return d.TakeImport(importActor) }
	if r.HandOver {
		take = func(d *liaison.Desk) error { return d.TakeImportHandingOver(importActor) }
	}
	if err := office.Do(c.context, take); err != nil {
		return err
	}
	if done == nil {
		fmt.Fprintln(c.out, "已导入。")
		return nil
	}
	c.showDone(*done)
	return nil
}

func (c *console) showDone(done liaison.Imported) {
	fmt.Fprintf(c.out, "已导入：新增%d人，改动%d人，未变%d人；新联系%d条，结束旧联系%d条%s；名册里有而表里没有的%d人没有动。\n",
		done.Added, done.Changed, done.Same, done.Linked, done.Ended, kinCount(done), done.Absent)
}

// largestFile is more than any table that is read; what is bigger isn't even opened.
const largestFile = 64 << 20

func readSources(paths []string) ([]roster.Source, error) {
	sources := make([]roster.Source, 0, len(paths))
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.Size() > largestFile {
			return nil, fmt.Errorf("%s：文件太大，请分成几个文件", path)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("读不了 %s：请检查文件名和权限", path)
		}
		sources = append(sources, roster.Source{Name: filepath.Base(path), Data: data})
	}
	return sources, nil
}

// fingerprint tells whether an import is gone on with from the same files and answers.
func fingerprint(sources []roster.Source, answers map[int]string) string {
	sum := sha256.New()
	for _, source := range sources {
		fmt.Fprintf(sum, "%d:%s%d:", len(source.Name), source.Name, len(source.Data))
		sum.Write(source.Data)
	}
	for _, number := range slices.Sorted(maps.Keys(answers)) {
		fmt.Fprintf(sum, "\n%d=%s", number, answers[number])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func unfinished(ctx context.Context, office liaison.Office) (under liaison.Import, found bool, err error) {
	err = office.Look(ctx, func(d *liaison.Desk) error {
		under, found, err = d.UnfinishedImport()
		return err
	})
	return under, found, err
}

// planImport reads the files against the roster and works out what they would change.
func (c *console) planImport(office liaison.Office, config Config, sources []roster.Source, options liaison.PlanOptions) (plan liaison.RosterPlan, err error) {
	policy := config.Policy
	options.Ranges = roster.Ranges{MembersMin: policy.MembersMin, MembersMax: policy.MembersMax, DelegatesMax: policy.DelegatesMax}
	err = office.Look(c.context, func(d *liaison.Desk) error {
		known, err := d.KnownRows()
		if err != nil {
			return err
		}
		file, faults := roster.Read(sources, roster.Options{Known: known})
		if len(faults) > 0 {
			return errors.New(listFaults(faults))
		}
		plan, err = d.PlanImport(file, options)
		return err
	})
	return plan, err
}

// faultsNamed is how many faults are written out: nobody mends more at one sitting.
const faultsNamed = 500

func listFaults(faults []roster.Fault) string {
	lines := make([]string, 0, faultsNamed+1)
	for _, fault := range faults[:min(faultsNamed, len(faults))] {
		lines = append(lines, fault.String())
	}
	lines = append(lines, fmt.Sprintf("共%d处要改，一行也没有导入", len(faults)))
	return strings.Join(lines, "\n")
}
