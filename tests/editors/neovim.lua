-- Drives a headless Neovim over the real server as a writer would, on the seed briefings.
--
-- Everything is waited for by looking at the state again and again: diagnostics may come before anybody asks.

local limit_ms = tonumber(vim.env.DATELINE_TEST_LIMIT_MS) or 20000
local seeds = vim.fs.abspath('seeds/briefings')
local passed, failed = 0, 0

local function say(line)
  io.stdout:write(line, '\n')
end

local function test(name, body)
  local ok, message = xpcall(body, debug.traceback)
  if ok then
    passed = passed + 1
    say('ok      ' .. name)
  else
    failed = failed + 1
    say('FAILED  ' .. name .. '\n' .. message)
  end
end

local function equal(got, wanted, what)
  if not vim.deep_equal(got, wanted) then
    error(('%s\n  wanted: %s\n  got:    %s'):format(what, vim.inspect(wanted), vim.inspect(got)), 2)
  end
end

local function contains(text, part)
  if not text:find(part, 1, true) then
    error(('expected to read: %s\nin: %s'):format(part, text), 2)
  end
end

-- Polls until `condition` answers with something, and returns that.
local function wait(what, condition, describe)
  local answer
  vim.wait(limit_ms, function()
    answer = condition()
    return answer
  end, 20)
  if not answer then
    error(('waited %d ms in vain for %s%s'):format(limit_ms, what, describe and '\n' .. vim.inspect(describe()) or ''), 2)
  end
  return answer
end

-- One line a diagnostic: the rule and the text it underlines, cut short, in the order of the text.
local function diagnostics(buffer, filter)
  local lines = {}
  local found = vim.diagnostic.get(buffer, filter)
  table.sort(found, function(a, b)
    if a.lnum ~= b.lnum then return a.lnum < b.lnum end
    if a.col ~= b.col then return a.col < b.col end
    return a.code < b.code
  end)
  for _, d in ipairs(found) do
    local text = vim.api.nvim_buf_get_text(buffer, d.lnum, d.col, d.end_lnum, d.end_col, {})
    table.insert(lines, ('%s: %s'):format(d.code, vim.fn.strcharpart(table.concat(text, ' '), 0, 30)))
  end
  return lines
end

-- Polls until `state` gives what is wanted; says what it gives instead if it never does.
local function settle(what, wanted, state)
  local reached = vim.wait(limit_ms, function() return vim.deep_equal(state(), wanted) end, 20)
  if not reached then equal(state(), wanted, ('after %d ms, %s'):format(limit_ms, what)) end
end

-- Waits until the buffer has exactly these diagnostics at warning and above.
local function shows(buffer, wanted)
  settle('diagnostics at warning and above', wanted, function()
    return diagnostics(buffer, { severity = { min = vim.diagnostic.severity.WARN } })
  end)
end

local function codes(buffer)
  local set = {}
  for _, d in ipairs(vim.diagnostic.get(buffer)) do set[d.code] = (set[d.code] or 0) + 1 end
  return set
end

local function open(path)
  vim.cmd.edit({ args = { vim.fn.fnameescape(path) }, bang = true })
  local buffer = vim.api.nvim_get_current_buf()
  wait('the server to attach to ' .. path, function()
    local client = vim.lsp.get_clients({ bufnr = buffer, name = 'dateline' })[1]
    return client and client.initialized
  end)
  return buffer
end

-- Puts the cursor on the first `text` of the buffer, or on the first after the first `after`.
local function go_to(text, after)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  for _, part in ipairs(after and { after, text } or { text }) do
    if vim.fn.search('\\V' .. vim.fn.escape(part, '\\'), part == text and after and 'W' or 'cW') == 0 then
      error('not in the text: ' .. part, 2)
    end
  end
end

local function hover()
  vim.lsp.buf.hover()
  local window = wait('the hover window', function()
    local float = vim.b.lsp_floating_preview
    return float and vim.api.nvim_win_is_valid(float) and float
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

-- Where a jump from the cursor leads: the file below the seeds, and the text of its line.
local function jump()
  local from = { vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0) }
  vim.lsp.buf.definition()
  wait('the jump', function()
    return not vim.deep_equal(from, { vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0) })
  end)
  return vim.fs.relpath(seeds, vim.api.nvim_buf_get_name(0)), vim.api.nvim_get_current_line()
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

vim.lsp.enable('dateline')

test('a .brief file is a briefing, and its slips are shown', function()
  local buffer = open(seeds .. '/marrow/shelters.brief')
  equal(vim.bo[buffer].filetype, 'briefing', 'file type')
  equal(vim.lsp.get_clients({ bufnr = buffer })[1].root_dir, vim.fs.abspath('.'), 'root, from the repository')
  shows(buffer, {
    'undefined-citation: civil-protecton',
    'broken-link: sitrep-2.md#evacuees',
    'bare-anonymous-source: Sources',
    'hearsay-adverb: reportedly',
  })
end)

test('plain text is read too, with its date from the file name', function()
  local buffer = open(seeds .. '/2025-10-17-treasury-talks.txt')
  equal(vim.bo[buffer].filetype, 'text', 'file type')
  shows(buffer, {
    'no-source-in-document: WASHINGTON – U.S. Treasury Sec',
    'unattributed-intent: aim to',
    'unmarked-assessment: suggests',
    'agentless-attribution: is seen as',
  })
end)

test('what the editor shows is what the command reports', function()
  for _, file in ipairs({ 'marrow/shelters.brief', '2025-10-17-treasury-talks.txt', '2025-11-05-desk-memo.md' }) do
    local run = vim.system({ 'dateline', 'lint', '--format', 'json', seeds .. '/' .. file }, { text = true }):wait()
    local reported = {}
    for _, d in ipairs(vim.json.decode(run.stdout)) do
      table.insert(reported, ('%s %s %d:%d %s'):format(d.severity, d.rule, d.line, d.column, d.message))
    end
    table.sort(reported)
    equal(#reported > 0, true, 'something to report in ' .. file)
    local buffer = open(seeds .. '/' .. file)
    settle('as much as the command says of ' .. file, reported, function()
      local shown = {}
      for _, d in ipairs(vim.diagnostic.get(buffer)) do
        local severity = vim.diagnostic.severity[d.severity]:lower():gsub('warn', 'warning')
        -- The reasons and the advice stand below the message, on lines of their own.
        local message = vim.split(d.message, '\n')[1]
        -- Neovim counts columns in bytes, the command in characters.
        local line = vim.api.nvim_buf_get_lines(buffer, d.lnum, d.lnum + 1, false)[1]
        local column = vim.str_utfindex(line, 'utf-32', d.col) + 1
        table.insert(shown, ('%s %s %d:%d %s'):format(severity, d.code, d.lnum + 1, column, message))
      end
      table.sort(shown)
      return shown
    end)
  end
end)

test('hover on an official tells the office on the day of the dateline', function()
  open(seeds .. '/2025-10-18-treasury-talks.md')
  go_to('Bessent and Chinese')
  go_to('Bessent', 'WASHINGTON, Oct. 18')
  local shown = hover()
  contains(shown, 'Scott Bessent')
  contains(shown, 'Secretary of the Treasury')
  contains(shown, '28 January 2025')
end)

test('a wikilink leads into the other document, to the claim it names', function()
  open(seeds .. '/2025-10-18-treasury-talks.md')
  go_to('2025-08-11-stockholm-extension#^extension')
  local file, line = jump()
  equal(file, '2025-08-11-stockholm-extension.md', 'file')
  contains(line, '{#extension}')
end)

-- What the server answers to `method` for the buffer, asked as Neovim asks.
local function ask(buffer, method, more, whole)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = 'dateline' })[1]
  local params = whole and more or vim.tbl_extend('force', { textDocument = vim.lsp.util.make_text_document_params(buffer) }, more or {})
  local answer = client:request_sync(method, params, limit_ms, buffer)
  if not answer or answer.err then error(method .. ': ' .. vim.inspect(answer), 2) end
  return answer.result
end

test('a name is completed with the title of the day, and its row can be opened', function()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile({ '---', 'date: 2025-10-17', '---', 'On Friday Besse', '', 'He met Scott Bessent.' }, folder .. '/talks.md')
  local buffer = open(folder .. '/talks.md')
  local at = { line = 3, character = #'On Friday Besse' }
  local answer = ask(buffer, 'textDocument/completion', { position = at })
  local labels = vim.tbl_map(function(item) return item.label end, answer.items)
  equal(labels, { 'Treasury Secretary Scott Bessent', 'Scott Bessent' }, 'what is offered')
  local shown = vim.lsp.completion._lsp_to_complete_items(answer, 'Besse')
  equal(#shown, 2, 'what Neovim shows of it')
  contains(ask(buffer, 'completionItem/resolve', answer.items[1], true).documentation.value, '28 January 2025')
  vim.bo[buffer].modified = false
  go_to('Scott Bessent', 'He met')
  vim.lsp.buf.type_definition()
  wait('the registry', function() return vim.api.nvim_buf_get_name(0):find('gazetteer') end)
  contains(vim.fs.normalize(vim.api.nvim_buf_get_name(0)), '/dateline/')
  equal(vim.bo.readonly, true, 'read-only')
  contains(text_of(0), 'Bessent')
end)

test('on a cue the editor marks who says it and what', function()
  local buffer = open(seeds .. '/marrow/shelters.brief')
  go_to('officer of civil protection said')
  go_to('said', 'officer of civil protection')
  vim.lsp.buf.document_highlight()
  local space = vim.api.nvim_get_namespaces()['nvim.lsp.references'] or vim.api.nvim_get_namespaces()['vim_lsp_references']
  local function marked()
    local found = {}
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(buffer, space, 0, -1, { details = true })) do
      local text = vim.api.nvim_buf_get_text(buffer, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {})
      table.insert(found, ('%s: %s'):format(mark[4].hl_group, table.concat(text, ' ')))
    end
    return found
  end
  settle('the marks', {
    'LspReferenceText: Two schools will stay open as shelters until Friday',
    'LspReferenceWrite: the duty officer of civil protection',
    'LspReferenceRead: said',
  }, marked)
  vim.lsp.buf.clear_references()
  equal(marked(), {}, 'marks that are cleared')
end)

test('words are painted for what they are, and an edit paints its paragraph again', function()
  local buffer = open(seeds .. '/marrow/shelters.brief')
  local row = vim.fn.match(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), 'duty officer')
  -- Each token of a row that Neovim has received: its type, its modifiers and its text.
  local function painted(line)
    local found, last = {}, nil
    local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
    for column = 0, #text - 1 do
      for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(buffer, line, column) or {}) do
        if token.start_col ~= last then
          last = token.start_col
          local modifiers = vim.tbl_keys(token.modifiers)
          table.sort(modifiers)
          local words = { token.type, unpack(modifiers) }
          table.insert(found, ('%s: %s'):format(table.concat(words, ' '), text:sub(token.start_col + 1, token.end_col)))
        end
      end
    end
    return found
  end
  local wanted = {
    'place cited: TARN BRIDGE',
    'number cited: March 3',
    'content cited: Two schools will stay open as shelters until',
    'number cited: Friday',
    'source cited: the duty officer of civil protection',
    'keyword cited: said',
    'variable: civil-protecton',
  }
  settle('the painted words', wanted, function() return painted(row) end)
  vim.api.nvim_buf_set_lines(buffer, row + 1, row + 1, false, { '', 'The bridge is shut, the mayor said.' })
  settle('the words that are painted since', {
    'content attributed: The bridge is shut',
    'source attributed: the mayor',
    'keyword attributed: said',
  }, function() return painted(row + 2) end)
  equal(painted(row), wanted, 'the words that are painted as before')
  vim.cmd('silent undo')
  vim.bo[buffer].modified = false
end)

test('each section says how its claims stand', function()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile({
    '# Roads', '', 'The bridge is shut, the mayor said. Two roads will reopen on Friday, the road office said.', '',
    '## Trains', '', 'We judge that the line will stay closed until spring.', '', '## Ferries', '', 'Who knows?',
  }, folder .. '/roads.md')
  local buffer = open(folder .. '/roads.md')
  local shown = {}
  for _, lens in ipairs(ask(buffer, 'textDocument/codeLens')) do
    local line = vim.api.nvim_buf_get_lines(buffer, lens.range.start.line, lens.range.start.line + 1, false)[1]
    table.insert(shown, ('%s: %s'):format(line, lens.command.title))
  end
  equal(shown, { '# Roads: 3 claims, 2 attributed, 2 sources, 1 assessment', '## Trains: 1 claim, 1 assessment' }, 'lenses')
  -- And so Neovim shows them; 0.12 is told to once, older ones each time.
  if vim.lsp.codelens.enable then vim.lsp.codelens.enable(true, { bufnr = buffer }) else vim.lsp.codelens.refresh({ bufnr = buffer }) end
  settle('lenses that Neovim has', 2, function()
    return #(vim.lsp.codelens.enable and vim.lsp.codelens.get({ bufnr = buffer }) or vim.lsp.codelens.get(buffer))
  end)
end)

test('a quick fix changes the text as its title says', function()
  local buffer = open(seeds .. '/marrow/shelters.brief')
  wait('diagnostics', function() return codes(buffer)['undefined-citation'] end)
  go_to('civil-protecton')
  local title
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      if not action.title:find('civil%-protection') then return false end
      title = action.title
      return true
    end,
  })
  wait('the text to change', function() return vim.bo[buffer].modified end, function() return title end)
  contains(text_of(buffer), 'the duty officer of civil protection said [@civil-protection].')
  wait('the diagnostic to go', function() return not codes(buffer)['undefined-citation'] end)
  vim.cmd('silent undo')
  wait('the diagnostic to come back', function() return codes(buffer)['undefined-citation'] end)
end)

test('an edit that is not saved changes the diagnostics', function()
  local buffer = open(seeds .. '/2025-08-11-stockholm-extension.md')
  local path = vim.api.nvim_buf_get_name(buffer)
  local before = vim.fn.readblob(path)
  local last = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_buf_set_lines(buffer, last, last, false, { '', 'Zürich — the truce holds, the ministry said [@nobody].' })
  wait('a diagnostic on the new line', function()
    local row = { lnum = last + 1 }
    return vim.deep_equal(diagnostics(buffer, row), { 'undefined-citation: nobody' })
  end, function() return diagnostics(buffer) end)
  vim.api.nvim_buf_set_lines(buffer, last, -1, false, {})
  wait('the diagnostic to go', function() return not codes(buffer)['undefined-citation'] end)
  equal(vim.fn.readblob(path), before, 'the file on disk')
  vim.bo[buffer].modified = false
end)

test('an edit in one buffer is seen in the documents that link to it', function()
  local target = open(seeds .. '/2025-08-11-stockholm-extension.md')
  local linking = open(seeds .. '/2025-10-18-treasury-talks.md')
  equal(codes(linking)['broken-link'], nil, 'broken links at first')
  local row = vim.fn.match(vim.api.nvim_buf_get_lines(target, 0, -1, false), '{#extension}')
  local line = vim.api.nvim_buf_get_lines(target, row, row + 1, false)[1]
  vim.api.nvim_buf_set_lines(target, row, row + 1, false, { (line:gsub('{#extension}', '{#renamed}')) })
  wait('the link to break', function() return codes(linking)['broken-link'] end, function() return codes(linking) end)
  vim.api.nvim_buf_set_lines(target, row, row + 1, false, { line })
  wait('the link to lead somewhere again', function() return not codes(linking)['broken-link'] end)
  vim.bo[target].modified = false
end)

test('a file in no project is served by itself', function()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, 'p')
  local lines = vim.fn.readfile(seeds .. '/2025-10-17-treasury-talks.txt')
  vim.fn.writefile(lines, folder .. '/alone.txt')
  local buffer = open(folder .. '/alone.txt')
  equal(vim.lsp.get_clients({ bufnr = buffer })[1].root_dir, nil, 'root')
  wait('diagnostics', function() return codes(buffer)['missing-document-date'] end, function() return codes(buffer) end)
end)

test('the server ends when it is told to', function()
  local clients = vim.lsp.get_clients({ name = 'dateline' })
  equal(#clients > 0, true, 'servers running')
  vim.lsp.enable('dateline', false)
  for _, client in ipairs(clients) do client:stop() end
  wait('every server to stop', function()
    return #vim.lsp.get_clients({ name = 'dateline' }) == 0
  end)
end)

say(('neovim: %d passed, %d failed'):format(passed, failed))
vim.cmd.cquit(failed == 0 and 0 or 1)
