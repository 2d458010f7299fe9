# make demo and make test are all a newcomer needs; the rest is for those who change things.
.DEFAULT_GOAL := help
.PHONY: help demo test check lint bench assets build generate

help:
	@echo 'make demo      试用：本机启动全套，不用装别的'
	@echo 'make test      全部测试（自动装、自动启停 PostgreSQL 和 Redis）'
	@echo 'make check     提交前：格式、检查、箭头、SQL、测试'
	@echo 'make build     编译出 ./shuanglian'
	@echo 'make assets    取网页样式（要有 npm）'
	@echo 'make generate  由 storage/queries 重新生成代码'
	@echo 'make bench     测每秒能收多少条'

demo:
	@command -v npm >/dev/null && $(MAKE) --no-print-directory assets || echo '没有取到网页样式，页面会朴素些，照常能用'
	go run . demo

test:
	@scripts/test

check: lint test

lint:
	@scripts/lint

bench:
	@scripts/bench

build:
	go build -trimpath -o shuanglian .

generate:
	cd storage && go tool -modfile=../tools.mod sqlc generate

assets: web/assets/weui/weui.min.css

web/assets/weui/weui.min.css: web/package-lock.json
	npm --prefix web ci --ignore-scripts --no-audit --no-fund --loglevel=error
	mkdir -p web/assets/weui
	cp web/node_modules/weui/LICENSE.txt web/assets/weui/
	cp web/node_modules/weui/dist/style/weui.min.css web/assets/weui/
	touch $@
