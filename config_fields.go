package main

import (
	"encoding"
	"reflect"
	"strings"
)

// eachField visits every single setting below a value, with its key in dots: policy.first_answer.
func eachField(v reflect.Value, prefix string, visit func(key string, field reflect.StructField, value reflect.Value)) {
	for i := range v.NumField() {
		field, value := v.Type().Field(i), v.Field(i)
		key := prefix + field.Tag.Get("yaml")
		if isSection(field.Type) {
			eachField(value, key+".", visit)
			continue
		}
		visit(key, field, value)
	}
}

// isSection tells a struct with keys of its own from one written as a single text, like a limit.
func isSection(t reflect.Type) bool {
	text := reflect.TypeFor[encoding.TextUnmarshaler]()
	return t.Kind() == reflect.Struct && !reflect.PointerTo(t).Implements(text)
}

// variable is the environment variable of a key: SHUANGLIAN_POLICY_FIRST_ANSWER.
func variable(key string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}
