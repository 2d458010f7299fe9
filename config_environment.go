package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/caarlos0/env/v11"
)

// readEnvironment writes SHUANGLIAN_SECTION_KEY over config, and for secrets the content of the file that
// SHUANGLIAN_SECTION_KEY_FILE names, as container platforms hand them in. Variables are read one at a time, so that each
// fault can name its own; an empty one counts as not set.
func readEnvironment(environ []string, config *Config) []error {
	given := map[string]string{}
	for _, entry := range environ {
		if name, value, ok := strings.Cut(entry, "="); ok && value != "" {
			given[name] = value
		}
	}
	faults := strangeVariables(given, *config)
	eachField(reflect.ValueOf(*config), "", func(key string, field reflect.StructField, _ reflect.Value) {
		name := variable(key)
		value, ok := given[name]
		if file := given[name+"_FILE"]; file != "" && field.Type == reflect.TypeFor[Secret]() {
			var err error
			if value, err = secretFile(name, file, ok); err != nil {
				faults = append(faults, err)
				return
			}
			ok = true
		}
		if !ok {
			return
		}
		if field.Type.Kind() == reflect.Map {
			faults = append(faults, fmt.Errorf("环境变量 %s：%s 只能写在设置文件里", name, key))
			return
		}
		if err := setFromEnvironment(config, name, value); err != nil {
			faults = append(faults, fmt.Errorf("环境变量 %s 的值不对：%s", name, environmentReason(err, field.Type)))
		}
	})
	return faults
}

func secretFile(name, file string, twice bool) (string, error) {
	if twice {
		return "", fmt.Errorf("环境变量 %s 和 %s_FILE 都设了：请只留一个", name, name)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("环境变量 %s_FILE 指的文件读不了：请检查路径和权限：%w", name, err)
	}
	value := strings.TrimRight(string(content), "\r\n")
	if value == "" {
		return "", fmt.Errorf("环境变量 %s_FILE 指的文件是空的：%s", name, file)
	}
	return value, nil
}

// setFromEnvironment lets the library find the field and read the value. Its names are ours in lower case, so that the
// yaml tags serve for both.
func setFromEnvironment(config *Config, name, value string) error {
	return env.ParseWithOptions(config, env.Options{
		Environment: map[string]string{strings.ToLower(name): value},
		Prefix:      "shuanglian_", TagName: "yaml", PrefixTagName: "section",
	})
}

func environmentReason(err error, want reflect.Type) string {
	var parse env.ParseError
	if errors.As(err, &parse) && parse.Err != nil && !slices.Contains([]reflect.Kind{reflect.Int, reflect.Bool}, want.Kind()) &&
		want.Kind() != reflect.Slice {
		return parse.Err.Error()
	}
	if want.Kind() == reflect.Slice {
		return "应是用逗号隔开的列表"
	}
	return "应是" + kindInChinese(want)
}
