package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"shuanglian/liaison/roster"
)

type rosterTemplate struct {
	Dir string `default:"." help:"写到哪个文件夹"`
	CSV bool   `name:"csv" help:"写 CSV 表，不写 .xlsx"`
}

// Run writes the tables and never over an existing file.
func (r *rosterTemplate) Run(c *console) error {
	sources := roster.Template()
	if !r.CSV {
		book, err := roster.TemplateWorkbook()
		if err != nil {
			return err
		}
		sources = []roster.Source{book}
	}
	return c.writeSources(r.Dir, sources)
}

// writeSources writes files that hold people's names for their owner alone, and never over an existing one.
func (c *console) writeSources(dir string, sources []roster.Source) error {
	for _, source := range sources {
		path := filepath.Join(dir, source.Name)
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return cantWrite(path)
		}
		_, err = file.Write(source.Data)
		if err := errorsFirst(err, file.Close()); err != nil {
			return fmt.Errorf("写 %s 没有写完：%w", path, err)
		}
		fmt.Fprintln(c.out, path)
	}
	return nil
}

// vacant tells before anything is done whether a file could be written.
func vacant(path string) error {
	folder, err := os.Stat(filepath.Dir(path))
	if _, taken := os.Lstat(path); err != nil || !folder.IsDir() || !errors.Is(taken, fs.ErrNotExist) {
		return cantWrite(path)
	}
	return nil
}

func cantWrite(path string) error {
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("没有文件夹 %s：请先建好，或换一个：--dir", folder)
	}
	return fmt.Errorf("写不了 %s：文件已经有了，或没有权限。换个文件夹：--dir", path)
}

func errorsFirst(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
