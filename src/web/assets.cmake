# The pages: fetched parts (package-lock.json says exactly which), built by Vite, compiled in. In seconds, and only when
# something of web/ has changed.
find_program(NPM npm REQUIRED)
find_program(NODE node REQUIRED)
set(web_folder ${CMAKE_SOURCE_DIR}/web)
set(web_parts ${web_folder}/node_modules/.package-lock.json)  # npm writes it when all is there
set(web_built ${CMAKE_BINARY_DIR}/web)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web_folder}/src/* ${web_folder}/public/*)
list(REMOVE_ITEM web_sources ${web_folder}/src/api/schema.d.ts)
add_custom_command(OUTPUT ${web_parts}
  COMMAND ${NPM} ci --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${web_parts}
  DEPENDS ${web_folder}/package.json ${web_folder}/package-lock.json
  WORKING_DIRECTORY ${web_folder} COMMENT "Fetching the parts of the pages" VERBATIM)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/generated/static_assets.cpp
  COMMAND ${NPM} run --silent build -- --outDir ${web_built} --emptyOutDir --logLevel warn
  COMMAND ${NODE} ${web_folder}/embed.mjs ${web_built} ${CMAKE_BINARY_DIR}/generated/static_assets.cpp
  DEPENDS ${web_parts} ${web_sources} ${web_folder}/index.html ${web_folder}/openapi.json ${web_folder}/vite.config.ts ${web_folder}/embed.mjs
  WORKING_DIRECTORY ${web_folder} COMMENT "Building the pages" VERBATIM)
target_sources(web PRIVATE ${CMAKE_BINARY_DIR}/generated/static_assets.cpp)
