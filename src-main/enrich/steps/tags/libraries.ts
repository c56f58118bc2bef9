/** Tags for the names that libraries are imported by, where the two differ or a family shares one; one line a tag. */
const byImport = `
react: react react-dom preact/hooks
react-native: react-native
next.js: next
vue: vue vue-router @vue/composition-api
nuxt: nuxt
svelte: svelte
sveltekit: @sveltejs/kit
angular: @angular/core @angular/common @angular/forms @angular/router
rxjs: rxjs
redux: redux react-redux @reduxjs/toolkit
zustand: zustand
tanstack-query: @tanstack/react-query @tanstack/query-core react-query
tanstack-router: @tanstack/react-router
react-router: react-router react-router-dom
react-navigation: @react-navigation/native @react-navigation/native-stack @react-navigation/elements
react-hook-form: react-hook-form
tailwind: tailwindcss
styled-components: styled-components
express: express
fastify: fastify
koa: koa
hono: hono
nestjs: @nestjs/common @nestjs/core
graphql: graphql graphql-tag @apollo/client apollo-server @apollo/server urql github.com/99designs/gqlgen strawberry graphene
axios: axios
lodash: lodash lodash-es lodash/fp
zod: zod
prisma: @prisma/client
drizzle: drizzle-orm
typeorm: typeorm
mongoose: mongoose
mongodb: mongodb pymongo go.mongodb.org/mongo-driver
postgres: pg postgres psycopg2 psycopg asyncpg pgx github.com/lib/pq github.com/jackc/pgx pq
mysql: mysql mysql2 pymysql MySQLdb
sqlite: better-sqlite3 sqlite3 node:sqlite rusqlite github.com/mattn/go-sqlite3 modernc.org/sqlite
redis: redis ioredis github.com/redis/go-redis github.com/go-redis/redis
knex: knex
supabase: @supabase/supabase-js supabase
firebase: firebase firebase-admin @react-native-firebase/app firebase/app
stripe: stripe @stripe/stripe-js
aws: aws-sdk @aws-sdk/client-s3 boto3 botocore github.com/aws software.amazon.awssdk
openai: openai
electron: electron
playwright: @playwright/test playwright
puppeteer: puppeteer
cypress: cypress
jest: jest @jest/globals
vitest: vitest
mocha: mocha
chai: chai
testing-library: @testing-library/react @testing-library/user-event @testing-library/jest-dom
storybook: @storybook/react
webpack: webpack
vite: vite
esbuild: esbuild
rollup: rollup
commander: commander
yargs: yargs
chalk: chalk
dayjs: dayjs
date-fns: date-fns
moment: moment
three.js: three @react-three/fiber
d3: d3
socket.io: socket.io socket.io-client
websocket: ws websockets github.com/gorilla/websocket
winston: winston
pino: pino
bcrypt: bcrypt bcryptjs
jwt: jsonwebtoken jose jwt PyJWT github.com/golang-jwt/jwt
nodemailer: nodemailer
passport: passport
sharp: sharp
cheerio: cheerio
immer: immer
framer-motion: framer-motion
i18next: i18next react-i18next
uuid: uuid
monaco: monaco-editor
effect: effect
viem: viem
ethers: ethers
crypto: node:crypto crypto hashlib crypto/sha256 java.security javax.crypto
filesystem: node:fs node:fs/promises fs fs/promises
child-process: node:child_process child_process subprocess os/exec
worker-threads: node:worker_threads worker_threads
streams: node:stream stream node:stream/promises
readline: node:readline readline
numpy: numpy
pandas: pandas
matplotlib: matplotlib
seaborn: seaborn
scikit-learn: sklearn
scipy: scipy
pytorch: torch torchvision
tensorflow: tensorflow keras @tensorflow/tfjs
transformers: transformers
requests: requests
httpx: httpx
aiohttp: aiohttp
flask: flask
django: django rest_framework
fastapi: fastapi
pydantic: pydantic
sqlalchemy: sqlalchemy
alembic: alembic
celery: celery
pytest: pytest
unittest: unittest
asyncio: asyncio
argparse: argparse
click: click
beautifulsoup: bs4
selenium: selenium
pillow: PIL
opencv: cv2 opencv2
regex: re regexp regex java.util.regex
csv: csv encoding/csv csv-parse papaparse
json: json encoding/json serde_json
logging: logging org.slf4j log/slog github.com/sirupsen/logrus go.uber.org/zap
dataclasses: dataclasses
threading: threading
multiprocessing: multiprocessing
concurrency: concurrent.futures java.util.concurrent
http: net/http node:http node:https http https java.net.http
gin: github.com/gin-gonic/gin
gorilla-mux: github.com/gorilla/mux
chi: github.com/go-chi/chi
cobra: github.com/spf13/cobra
viper: github.com/spf13/viper
testify: github.com/stretchr/testify
gorm: gorm.io/gorm
grpc: google.golang.org/grpc grpc @grpc/grpc-js io.grpc
protobuf: google.golang.org/protobuf
prometheus: github.com/prometheus/client_golang prom-client
kubernetes: k8s.io/client-go k8s.io/api
templates: html/template text/template
serde: serde
tokio: tokio
anyhow: anyhow
thiserror: thiserror
clap: clap
hyper: hyper
reqwest: reqwest
axum: axum
actix: actix_web
rayon: rayon
rand: rand
tracing: tracing
diesel: diesel
sqlx: sqlx github.com/jmoiron/sqlx
tauri: tauri @tauri-apps/api
bevy: bevy
spring: org.springframework
spring-boot: org.springframework.boot
hibernate: org.hibernate
jpa: javax.persistence jakarta.persistence
junit: org.junit
mockito: org.mockito
jackson: com.fasterxml.jackson
gson: com.google.gson
guava: com.google.common
lombok: lombok
retrofit: retrofit2
okhttp: okhttp3
okio: okio
jetpack-compose: androidx.compose
android: android androidx
coroutines: kotlinx.coroutines
ktor: io.ktor
koin: org.koin
akka: akka
spark: org.apache.spark pyspark
kafka: org.apache.kafka kafkajs kafka github.com/segmentio/kafka-go
swiftui: SwiftUI
uikit: UIKit
combine: Combine
avfoundation: AVFoundation
capacitor: Capacitor @capacitor/core com.getcapacitor
expo: expo ExpoModulesCore expo.modules
linq: System.Linq
entity-framework: Microsoft.EntityFrameworkCore
asp.net: Microsoft.AspNetCore
dapper: Dapper
newtonsoft: Newtonsoft.Json
nunit: NUnit.Framework
xunit: Xunit
moq: Moq
unity: UnityEngine
laravel: Illuminate\\
symfony: Symfony\\
guzzle: GuzzleHttp\\
monolog: Monolog\\
doctrine: Doctrine\\
phpunit: PHPUnit\\
rails: rails active_record active_support action_controller
sinatra: sinatra
rack: rack
faraday: faraday
nokogiri: nokogiri
rspec: rspec
minitest: minitest minitest/autorun
dplyr: dplyr
ggplot2: ggplot2
tidyr: tidyr
purrr: purrr
shiny: shiny
data.table: data.table
mojolicious: Mojo Mojolicious
moose: Moose
dbi: DBI
luasocket: socket
penlight: pl
aeson: Data.Aeson
phoenix: Phoenix
ecto: Ecto
genserver: GenServer
boost: boost
threads: thread pthread.h mutex
sockets: sys/socket.h
libuv: uv.h
jansson: jansson.h
gtest: gtest/gtest.h
fmt: fmt/core.h fmt/format.h
opengl: GL/gl.h GLFW/glfw3.h
sdl: SDL.h SDL2/SDL.h
leveldb: leveldb/db.h
`;

/** Modules that are in nearly every program of their language: true, and no help in finding one. */
const common = new Set(['json', 'filesystem', 'http', 'linq', 'logging', 'concurrency', 'threads', 'dataclasses']);

const tagByImport = new Map(
  byImport
    .trim()
    .split('\n')
    .flatMap(line => {
      const [tag = '', names = ''] = line.split(': ');
      return names.split(' ').map(name => [name.replaceAll('\\\\', '\\'), tag] as const);
    }),
);

/** The tag of an imported name: its own, or that of the longest beginning which the table has. */
export function libraryTag(name: string): { tag: string; common: boolean } | undefined {
  for (let part = name; part !== ''; part = part.replace(/(?:^|[./\\:]+)[^./\\:]*$/, '')) {
    const tag = tagByImport.get(part) ?? tagByImport.get(`${part}\\`);
    if (tag) return { tag, common: common.has(tag) };
  }
  return partTag(name);
}

/** A plugin is named after what it is for: `html-webpack-plugin` is webpack's. */
function partTag(name: string): { tag: string; common: boolean } | undefined {
  if (!/^[\w@/]+(?:-\w+)+$/.test(name)) return undefined;
  const words = name.replace(/^@[^/]*\//, '').split('-');
  for (let size = words.length - 1; size > 0; size--)
    for (let at = 0; at + size <= words.length; at++) {
      const tag = tagByImport.get(words.slice(at, at + size).join('-'));
      if (tag && !common.has(tag) && tag.length > 3) return { tag, common: false };
    }
  return undefined;
}

/** What npm and its like call a library; names of files, languages' own modules and scoped internals are not tags. */
export function isTagName(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+){0,2}$/.test(name) && name.length >= 3 && name.length <= 24 && !builtin.has(name);
}

const builtin = new Set(
  'os path url util assert events buffer net tls dns zlib process http https querystring timers module vm sys src lib app utils config constants types index main helpers common shared components api core test tests string math random time datetime typing collections itertools functools copy io abc enum pathlib tempfile shutil glob warnings inspect platform json re errors fmt strings strconv bytes bufio sort std self super crate'.split(
    ' ',
  ),
);
