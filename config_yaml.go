package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decodeYAML writes the keys of a settings file over config and names every fault by its line: keys nobody reads, keys
// written twice, values of another kind. The library's own strict mode stops at the first text that can't be read and has
// no line for it.
func decodeYAML(path string, text []byte, config *Config) []error {
	var document yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return nil // an empty file
	}
	if err != nil {
		return []error{fmt.Errorf("%s 不是合格的 YAML：请检查缩进、冒号和引号（%s）", path, yamlComplaint(err))}
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return []error{fmt.Errorf("%s 里有几份设置：请删去 --- 之后的部分", path)}
	}
	d := &yamlDecoder{path: path}
	if len(document.Content) > 0 {
		d.section(document.Content[0], reflect.ValueOf(config).Elem(), "")
	}
	return d.faults
}

type yamlDecoder struct {
	path   string
	faults []error
}

func (d *yamlDecoder) fault(node *yaml.Node, format string, args ...any) {
	d.faults = append(d.faults, fmt.Errorf("%s 第%d行：%s", d.path, node.Line, fmt.Sprintf(format, args...)))
}

func (d *yamlDecoder) section(node *yaml.Node, into reflect.Value, prefix string) {
	fields := map[string]reflect.Value{}
	var known []string
	for i := range into.NumField() {
		key := into.Type().Field(i).Tag.Get("yaml")
		fields[key], known = into.Field(i), append(known, key)
	}
	d.pairs(node, prefix, func(key, value *yaml.Node) {
		field, ok := fields[key.Value]
		if !ok {
			d.fault(key, "不认识 %s%s：请删去或改正，%s可以写的有 %s", prefix, key.Value, within(prefix), strings.Join(known, " "))
			return
		}
		d.value(value, field, prefix+key.Value)
	})
}

// pairs visits the keys of a mapping, each once; nothing at all counts as an empty one.
func (d *yamlDecoder) pairs(node *yaml.Node, prefix string, visit func(key, value *yaml.Node)) {
	if node.Kind == yaml.ScalarNode && node.Tag == "!!null" {
		return
	}
	if node.Kind != yaml.MappingNode {
		d.fault(node, "%s下面应是“键: 值”", within(prefix))
		return
	}
	var seen []string
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		if slices.Contains(seen, key.Value) {
			d.fault(key, "%s%s 写了两次：请只留一个", prefix, key.Value)
			continue
		}
		seen = append(seen, key.Value)
		visit(key, node.Content[i+1])
	}
}

func (d *yamlDecoder) value(node *yaml.Node, into reflect.Value, key string) {
	switch {
	case isSection(into.Type()):
		d.section(node, into, key+".")
	case into.Type() == reflect.TypeFor[map[string]TemplateConfig]():
		entries := map[string]TemplateConfig{}
		d.pairs(node, key+".", func(name, value *yaml.Node) {
			var entry TemplateConfig
			d.section(value, reflect.ValueOf(&entry).Elem(), key+"."+name.Value+".")
			entries[name.Value] = entry
		})
		into.Set(reflect.ValueOf(entries))
	case node.Kind == yaml.AliasNode:
		d.fault(node, "%s 不能用 * 引用：请直接写值", key)
	case node.Kind == yaml.ScalarNode && node.Tag == "!!null":
		// A key without a value leaves the default.
	default:
		fresh := reflect.New(into.Type())
		if err := node.Decode(fresh.Interface()); err != nil {
			d.fault(node, "%s 的值不对：%s", key, d.reason(err, into.Type()))
			return
		}
		into.Set(fresh.Elem())
	}
}

// reason says in Chinese why a value was refused. The library quotes the value, which may be a secret: only our own
// types' words are passed on.
func (d *yamlDecoder) reason(err error, want reflect.Type) string {
	var typed *yaml.TypeError
	if !errors.As(err, &typed) {
		return err.Error()
	}
	return "应是" + kindInChinese(want)
}

func kindInChinese(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Int:
		return "整数"
	case reflect.Bool:
		return " true 或 false"
	case reflect.Slice:
		return "列表，如 [a, b]"
	case reflect.Map:
		return "“键: 值”"
	default:
		return "一段文字"
	}
}

func within(prefix string) string {
	if prefix == "" {
		return "这里"
	}
	return strings.TrimSuffix(prefix, ".") + " "
}

// yamlComplaint keeps the line of the parser's message and drops what it quotes.
func yamlComplaint(err error) string {
	if line := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error()); line != nil {
		return "第" + line[1] + "行附近"
	}
	return "整个文件"
}
